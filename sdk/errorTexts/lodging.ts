import type { ErrorTexts } from "./errorText.ts";

/** The lodging book, and the registers that write in it. */
export const LODGING_ERRORS: ErrorTexts = {
  "LodgingHeldOff(bytes32 entry, uint256 number, uint32 lastDay)": {
    what: "Lodging number {number} on the entry {entry} comes first, until {lastDay:date} at the latest.",
    why: "Of competing applications the one lodged first is decided first (Lodging Act, article 5(1)).",
    whatToDo: "Lodge the application too, and hand it in when those before it are decided or have lapsed.",
  },
  "LodgingInadmissible(bytes32 entry, bytes32 eId)": {
    what: "The application cannot be lodged on the entry {entry} ({eId:text} of the Lodging Act).",
    why: "Nobody may hold a title off for ever: article 7 limits who lodges how often.",
    whatToDo: "Read the provision; an application can be decided without being lodged.",
  },
  "LodgingNotStale(address register, bytes32 digest)": {
    what: "The application {digest} to {register} may still be decided.",
    why: "Anyone ends a lodging only where the record has moved on which it rests, or it has been decided before.",
    whatToDo: "Have it decided or withdrawn, or wait until its lodgings lapse.",
  },
  "LodgingUnknown(bytes32 entry, uint256 number)": {
    what: "There is no lodging number {number} on the entry {entry} to strike out.",
    why: "It was never made, has ended, or has lapsed and was passed over.",
    whatToDo: "Take the number from the `Lodged` log, or from `firstOn`.",
  },
  "LodgingLawUnknown(uint32 date)": {
    what: "The Gazette did not say which law on lodgings was in force on {date:date}.",
    why: "The call was left with too little gas, and a lodging must not end because of that.",
    whatToDo: "Send the transaction again with more gas.",
  },
  "RegisterMayNotLodge(address account)": {
    what: "{account} holds no office that lodges applications.",
    why: "A notary or a registrar lodges by digest; of others, the law wants to see signatures (Lodging Act, article 4).",
    whatToDo: "Have everybody sign and use `lodgeSigned`, or ask a notary.",
  },
};
