/**
 * Which version of an act governs today, on the chain that `npm run node -- --json addresses.json` keeps:
 *
 *     npx tsx samples/lawInForce.ts addresses.json "/eli/xx/act/2015/12#part_2"
 */
import { readFileSync } from "node:fs";
import { Contract, id, JsonRpcProvider } from "ethers";
import { GAZETTE_ABI } from "../sdk/abi.ts";
import { isoDateOf } from "../sdk/law/dates.ts";

interface Addresses {
  readonly url: string;
  readonly contracts: Readonly<Record<string, string>>;
}

const [, , file = "addresses.json", subdivision = "/eli/xx/act/2015/12#part_2"] = process.argv;
const { url, contracts } = JSON.parse(readFileSync(file, "utf8")) as Addresses;
const provider = new JsonRpcProvider(url);
const gazette = new Contract(contracts["gazette"] ?? "", GAZETTE_ABI, provider);

const { version, on } = await gazette.getFunction("inForce")(id(subdivision));
const [name = version.ruleset] = Object.entries(contracts).find(([, at]) => at === version.ruleset) ?? [];
const enacted = isoDateOf(Number(version.enactedOn));
console.log(`${subdivision}: ${name} governs on ${isoDateOf(Number(on))}, enacted on ${enacted}.`);
provider.destroy();
