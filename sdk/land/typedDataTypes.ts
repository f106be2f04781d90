import { applicationTypes, type DealingType, type TypedField } from "../law/typedData.ts";
import { DEALING_KINDS, type DealingKind } from "./dealings.ts";

/** Name of the struct that is signed. */
export const LAND_APPLICATION = "LandApplication";

/** A struct whose first member is the subject and whose last are the deed's hash and date. */
function dealingType(array: string, struct: string, terms: string): DealingType {
  const signature = `${struct}(uint8 subject,${terms},bytes32 instrument,uint32 instrumentDate)`;
  return { array, struct, signature };
}

/** What each kind of dealing is called and made of in what a citizen signs. */
export const DEALING_TYPES: Readonly<Record<DealingKind, DealingType>> = {
  "first registration": dealingType(
    "firstRegistrations",
    "FirstRegistration",
    "string tenure,uint32 termEnds,uint32 denominator,uint64 squareMetres,bytes32 geometry,bytes16 owner",
  ),
  "caveat withdrawal": dealingType("caveatWithdrawals", "CaveatWithdrawal", "bytes16 caveator"),
  discharge: dealingType("discharges", "Discharge", "uint16 rank"),
  transfer: dealingType(
    "transfers",
    "Transfer",
    "bytes16 transferor,bytes16 acquirer,uint32 numerator,uint64 price,string currency",
  ),
  mortgage: dealingType(
    "mortgages",
    "Mortgage",
    "bytes16 lender,uint64 amount,string currency,bool assumable",
  ),
  caveat: dealingType("caveats", "Caveat", "bytes16 caveator,uint32 lastDay"),
};

const TYPES = applicationTypes(
  LAND_APPLICATION,
  DEALING_KINDS.map((kind) => DEALING_TYPES[kind]),
);

/** The whole type as EIP-712 encodes it: the application, then its parts by name. */
export const LAND_APPLICATION_TYPE = TYPES.encoded;

/** The types as wallets and ethers want them. */
export const LAND_TYPES: Record<string, TypedField[]> = TYPES.types;
