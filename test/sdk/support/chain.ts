import { network } from "hardhat";

/** A fresh embedded chain. */
export const connect = () => network.create({ network: "default" });

/** Its connection. */
export type Connection = Awaited<ReturnType<typeof connect>>;
