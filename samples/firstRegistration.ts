/**
 * A first registration from beginning to end, on the chain that `npm run node -- --json addresses.json` keeps:
 *
 *     npx tsx samples/firstRegistration.ts addresses.json
 *
 * The civil registrar enrols Ann and, the first time, the land registrar; both sign, anybody submits, and the register grants.
 */
import { readFileSync } from "node:fs";
import { Contract, HDNodeWallet, JsonRpcProvider, randomBytes, Wallet } from "ethers";
import { LAND_REGISTER_ABI, PERSONS_ABI } from "../sdk/abi.ts";
import { bytesFromHex, hexFromBytes, type Hex } from "../sdk/bytes.ts";
import { explainError } from "../sdk/errors.ts";
import { encodeDealings } from "../sdk/land/dealings.ts";
import { applicationDigest } from "../sdk/land/applicationDigest.ts";
import { encodeApplication, sortSignatories } from "../sdk/law/application.ts";
import { domainSeparator, readDomain } from "../sdk/law/domain.ts";
import { newEntryId } from "../sdk/law/entryId.ts";
import { encodeEvidence, NEW_ENTRY } from "../sdk/law/evidence.ts";
import { randomPersonId } from "../sdk/law/personId.ts";
import { NO_COMMITMENT } from "../sdk/law/record.ts";
import { secp256k1Signer } from "../sdk/sign/secp256k1.ts";
import { signAll } from "../sdk/sign/signer.ts";

/** The accounts of development chains, in the order in which the node gives them their offices. */
const PHRASE = "test test test test test test test test test test test junk";
const keyOf = (index: number): string =>
  HDNodeWallet.fromPhrase(PHRASE, undefined, `m/44'/60'/0'/0/${index}`).privateKey;
const [CIVIL_REGISTRAR, LAND_REGISTRAR] = [3, 4];
const HIGH = 3;

interface Addresses {
  readonly url: string;
  readonly contracts: { readonly landRegister: Hex; readonly persons: Hex };
  readonly officersAsPersons: { readonly landRegistrar: readonly [Hex, ...Hex[]] };
}

const { url, contracts, officersAsPersons } = JSON.parse(
  readFileSync(process.argv[2] ?? "addresses.json", "utf8"),
) as Addresses;
// Blocks follow each other faster than the provider forgets an account's last nonce.
const provider = new JsonRpcProvider(url, undefined, { cacheTimeout: -1 });
const persons = new Contract(contracts.persons, PERSONS_ABI, new Wallet(keyOf(CIVIL_REGISTRAR), provider));
const register = new Contract(contracts.landRegister, LAND_REGISTER_ABI, new Wallet(keyOf(0), provider));

/** Somebody, with the key they sign with. */
const someone = (person: Hex, capacity: "own behalf" | "registrar", privateKey: string) => ({
  person,
  capacity,
  keyVersion: 1,
  signer: secp256k1Signer(bytesFromHex(privateKey as Hex)),
});

const ann = someone(randomPersonId(), "own behalf", Wallet.createRandom().privateKey);
// An officer signs as the person for whom they were appointed.
const registrar = someone(officersAsPersons.landRegistrar[0], "registrar", keyOf(LAND_REGISTRAR));
for (const { person, signer } of [ann, registrar]) {
  const [slot] = (await persons.getFunction("slotsOf")([person])) as [string];
  if (BigInt(slot) !== 0n) continue;
  const enrolled = await persons.getFunction("enrol")(person, HIGH, hexFromBytes(signer.signer));
  await enrolled.wait();
}

const today = Math.floor(Date.now() / 86_400_000);
const instrument = hexFromBytes(randomBytes(32));
const entry = newEntryId(randomBytes(32), "field behind the mill");
const signatories = sortSignatories([ann, registrar]);
const application = encodeApplication({
  entries: [entry],
  signatories,
  declarations: [],
  dealings: encodeDealings([
    {
      kind: "first registration",
      subject: 0,
      tenure: "freehold",
      termEnds: 0,
      denominator: 1,
      squareMetres: 12_000n,
      geometry: hexFromBytes(randomBytes(32)),
      owner: ann.person,
      instrument,
      instrumentDate: today,
    },
  ]),
  applicant: ann.person,
  deadline: today + 30,
});
const separator = domainSeparator(await readDomain(provider, contracts.landRegister));
const digest = applicationDigest(separator, application, [NO_COMMITMENT]);
const signers = signatories.map(({ person }) => (person === ann.person ? ann.signer : registrar.signer));
const evidence = encodeEvidence({ witnesses: [NEW_ENTRY], signatures: await signAll(signers, digest) });

try {
  const sent = await register.getFunction("decide")(application, evidence);
  const receipt = await sent.wait();
  const slot = (await register.getFunction("slotOf")(entry)) as string;
  console.log(`Entry ${entry} holds ${slot}, for ${receipt.gasUsed} gas.`);
} catch (error) {
  const explained = explainError(error);
  if (explained === undefined) throw error;
  console.error(explained.sentence, explained.why, explained.whatToDo);
  process.exitCode = 1;
}
provider.destroy();
