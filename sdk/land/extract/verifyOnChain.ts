import type { Provider } from "ethers";
import { firstDifference } from "../../jsonDifference.ts";
import { readDomain } from "../../law/domain.ts";
import { holdsOffice } from "../../law/offices.ts";
import { slotAt } from "../../law/readHistory.ts";
import type { LandExtract } from "./extract.ts";
import type { ExtractCheck } from "./verify.ts";

/**
 * Checks an extract against a chain: that it is the register's chain, that the block is in it, that the register stored
 * the slot then, that the signer held the registrar's office then, and whether the title has moved since.
 *
 * @param provider of a node; one that keeps no old state cannot tell what was stored in an old block
 */
export async function verifyOnChain(provider: Provider, extract: LandExtract): Promise<ExtractCheck[]> {
  const { block, certificate, entry, register, slot } = extract;
  const at = register.verifyingContract;
  const sameRegister = await attempt("The register is of this chain", async () => {
    const there = await readDomain(provider, at);
    const problem = firstDifference(register, {
      ...there,
      chainId: String(there.chainId),
      verifyingContract: at,
    });
    return problem === undefined || `${problem.pointer} is ${problem.expected} there`;
  });
  if (sameRegister.passed !== true) return [{ ...sameRegister, passed: false }];
  const checks = [
    sameRegister,
    await attempt("The block is in this chain", async () => {
      const there = await provider.getBlock(block.number);
      return there?.hash === block.hash || `block ${block.number} is ${there?.hash ?? "not there"}`;
    }),
    await attempt("The register stored the slot in that block", async () => {
      const stored = await slotAt(provider, at, entry, block.number);
      return stored === slot || `it stored ${stored}`;
    }),
  ];
  if (certificate === undefined) return checks;
  const holds = await attempt("The signer held the office of land registrar in that block", async () => {
    const held = await holdsOffice(provider, at, "landRegistrar", certificate.signer, block.number);
    return held || `${certificate.signer} did not hold it`;
  });
  return [...checks, holds];
}

/** Whether the register still stores what it stored when the extract was made. */
export async function isPresent(provider: Provider, extract: LandExtract): Promise<boolean> {
  const latest = await provider.getBlockNumber();
  return (await slotAt(provider, extract.register.verifyingContract, extract.entry, latest)) === extract.slot;
}

/** Asks a node; what it cannot answer could not be checked, which is another thing than a wrong extract. */
async function attempt(what: string, ask: () => Promise<true | string>): Promise<ExtractCheck> {
  try {
    const answer = await ask();
    return answer === true ? { what, passed: true } : { what, passed: false, why: answer };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { what, passed: undefined, why: `the node did not answer: ${reason.split("\n")[0]}` };
  }
}
