import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import Law from "./Law.ts";

/** The register of persons, and the verifiers of the kinds of key it may enrol. */
export default buildModule("Civil", (m) => {
  const { offices } = m.useModule(Law);
  const persons = m.contract("Persons", [offices]);
  const p256Verifier = m.contract("ERC7913P256Verifier");
  const rsaVerifier = m.contract("ERC7913RSAVerifier");
  const webAuthnVerifier = m.contract("ERC7913WebAuthnVerifier");
  return { persons, p256Verifier, rsaVerifier, webAuthnVerifier };
});
