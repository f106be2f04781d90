import { type LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { BlockList } from "node:net";
import { networkInterfaces } from "node:os";

const DEFAULT_PORTS: Readonly<Record<string, string>> = { "http:": "80", "https:": "443" };

/**
 * Whether two addresses lead to one node as far as this machine can tell: one port, and one host, whatever the host is called. All
 * addresses of this machine are one. That two nodes are run by two operators, nobody can see from here.
 */
export async function isSameNode(own: string, other: string): Promise<boolean> {
  const [first, second] = [new URL(own), new URL(other)];
  if (portOf(first) !== portOf(second)) return false;
  if (first.hostname === second.hostname) return true;
  const [here, there] = [await addressesOf(first), await addressesOf(second)];
  const machine = machineAddresses();
  return (
    meet(listOf(here), there) || meet(listOf(there), here) || (meet(machine, here) && meet(machine, there))
  );
}

function portOf({ port, protocol }: URL): string {
  return port === "" ? (DEFAULT_PORTS[protocol] ?? "") : port;
}

/** None where the name is not known: then nothing answers there either. */
function addressesOf({ hostname }: URL): Promise<LookupAddress[]> {
  return lookup(hostname.replace(/^\[|\]$/g, ""), { all: true }).catch(() => []);
}

function machineAddresses(): BlockList {
  const machine = listOf(
    Object.values(networkInterfaces()).flatMap((own = []) =>
      own.map(({ address, family }) => ({ address, family: family === "IPv6" ? 6 : 4 })),
    ),
  );
  machine.addSubnet("127.0.0.0", 8, "ipv4");
  // To connect to no address at all is to connect to oneself.
  for (const [address, family] of [
    ["0.0.0.0", "ipv4"],
    ["::", "ipv6"],
    ["::1", "ipv6"],
  ] as const)
    machine.addAddress(address, family);
  return machine;
}

function listOf(addresses: readonly LookupAddress[]): BlockList {
  const list = new BlockList();
  for (const { address, family } of addresses) list.addAddress(address, nameOf(family));
  return list;
}

/** An address of version 4 that is written as one of version 6 is found, too. */
function meet(list: BlockList, addresses: readonly LookupAddress[]): boolean {
  return addresses.some(({ address, family }) => list.check(address, nameOf(family)));
}

function nameOf(family: number): "ipv4" | "ipv6" {
  return family === 6 ? "ipv6" : "ipv4";
}
