import { Interface } from "ethers";
import { LATER_ACTS } from "../../../deploy/modules/acts.ts";
import { DISCRETIONS_ABI } from "../../../sdk/abi.ts";
import { bytesFromText, hexFromBytes, keccak256 } from "../../../sdk/bytes.ts";
import { commitmentOf } from "../../../sdk/law/record.ts";
import { type Opinion, opinionDigest } from "../../../sdk/procedure/opinion.ts";
import { secp256k1Signer } from "../../../sdk/sign/secp256k1.ts";
import { encodeCall, type Transaction } from "../../chain/chain.ts";
import { type EmbeddedRepublic, personIdFrom, secretKeyFrom } from "../../republic/embeddedRepublic.ts";
import { APPROVING_MEMBERS, draftAgriculturalBill } from "../../republic/agriculturalBill.ts";
import { Legislation } from "../../republic/legislation.ts";
import type { Submission } from "../../start/landDesk.ts";
import type { FiledTitle } from "../../start/landFile.ts";
import { ASSURANCE, type Party } from "../../start/parties.ts";
import { instrumentOf } from "../../start/sale.ts";

const DISCRETIONS = new Interface(DISCRETIONS_ABI);

const { eli: AGRICULTURAL_LAND } = LATER_ACTS["agricultural-land"];
const APPROVAL = "art_3__para_1";

/** The land commission: its act is enacted, the Land Registration Act amended to refer to it, its members appointed. */
export class LandCommission {
  readonly members: readonly Party[];
  readonly #republic: EmbeddedRepublic;

  private constructor(republic: EmbeddedRepublic, members: readonly Party[]) {
    this.#republic = republic;
    this.members = members;
  }

  /** Takes the chain's clock about a month on. The members are still to be enrolled. */
  static async found(republic: EmbeddedRepublic, seed: number): Promise<LandCommission> {
    const commission = new LandCommission(
      republic,
      Array.from({ length: APPROVING_MEMBERS }, (_, index) => memberOf(seed, index)),
    );
    await commission.#legislate();
    return commission;
  }

  /** The transaction by which a member approves an application; anyone may send it. */
  async approval(member: Party, { digest, application }: Submission, titles: readonly FiledTitle[]) {
    const { contracts, relay } = this.#republic;
    const opinion: Opinion = {
      application: hexFromBytes(digest),
      subdivision: hexFromBytes(keccak256(bytesFromText(`${AGRICULTURAL_LAND}#part_2`))),
      provision: APPROVAL,
      approves: true,
      reasons: instrumentOf("reasons of the commission"),
      officer: member.person,
      keyVersion: 1,
    };
    const domain = {
      name: "Discretions",
      version: "1",
      chainId: 31_337n,
      verifyingContract: contracts.discretions,
    };
    const signature = await member.signer.sign(opinionDigest(domain, opinion));
    const eId = hexFromBytes(bytesFromText(APPROVAL)).padEnd(66, "0");
    const from = titles.map(({ record }) => commitmentOf(record));
    const terms = { ...opinion, register: contracts.landRegister, eId };
    const data = encodeCall(DISCRETIONS, "decide", [
      terms,
      true,
      application,
      from,
      member.signer.signer,
      signature,
    ]);
    return { from: relay, to: contracts.discretions, data } satisfies Transaction;
  }

  async #legislate(): Promise<void> {
    const bill = await draftAgriculturalBill(this.#republic, this.members);
    const act = new Legislation(this.#republic, bill.act);
    const amendment = new Legislation(this.#republic, bill.amendment);
    for (const each of [act, amendment]) await each.announce();
    for (const each of [act, amendment]) await each.enact();
    await act.execute();
  }
}

/** A member signs with the account that holds the office. */
function memberOf(seed: number, index: number): Party {
  const name = `member of the land commission/${index}`;
  return {
    person: personIdFrom(seed, name),
    signer: secp256k1Signer(secretKeyFrom(seed, "member of the land commission", index)),
    kind: "secp256k1",
    assurance: ASSURANCE.high,
    capacity: "own behalf",
  };
}
