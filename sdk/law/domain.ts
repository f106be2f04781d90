import { Contract, type ContractRunner } from "ethers";
import { keccak256, type Hex } from "../bytes.ts";
import { SdkError } from "../sdkError.ts";
import { hashText, WordWriter } from "../words.ts";

/** What an EIP-712 signature is bound to. */
export interface Domain {
  readonly name: string;
  readonly version: string;
  readonly chainId: bigint;
  /** Address of the contract. */
  readonly verifyingContract: Hex;
}

/** The contract's domain has other fields than name, version, chain and contract. */
export class UnsupportedDomainError extends SdkError {
  override readonly name = "UnsupportedDomainError";

  constructor(address: string, fields: string) {
    super(`${address} has a domain of the fields ${fields}`, { address, fields });
  }
}

const DOMAIN_TYPE = hashText(
  "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)",
);

const ERC_5267 =
  "function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)";

/** Name, version, chain and contract, and nothing else (ERC-5267). */
const SUPPORTED_FIELDS = "0x0f";

/**
 * The domain that a contract declares of itself by ERC-5267.
 *
 * @example
 * const domain = await readDomain(provider, registerAddress);
 *
 * @throws {UnsupportedDomainError} if it has other fields than ours have
 */
export async function readDomain(runner: ContractRunner, address: string): Promise<Domain> {
  const contract = new Contract(address, [ERC_5267], runner);
  const [fields, name, version, chainId, verifyingContract] = (await contract.getFunction(
    "eip712Domain",
  )()) as [string, string, string, bigint, Hex];
  if (fields !== SUPPORTED_FIELDS) throw new UnsupportedDomainError(address, fields);
  return { name, version, chainId, verifyingContract };
}

/** The EIP-712 separator of a domain. */
export function domainSeparator(domain: Domain): Uint8Array {
  const writer = new WordWriter(5);
  writer.raw(DOMAIN_TYPE);
  writer.raw(hashText(domain.name));
  writer.raw(hashText(domain.version));
  writer.uint256(domain.chainId);
  writer.uint256(BigInt(domain.verifyingContract));
  return keccak256(writer.bytes);
}
