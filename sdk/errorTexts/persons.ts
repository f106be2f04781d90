import type { ErrorTexts } from "./errorText.ts";

/** The register of persons. */
export const PERSONS_ERRORS: ErrorTexts = {
  "PersonsZeroId(uint256 item)": {
    what: "Item {item} of the batch has the id zero.",
    why: "The id of a person is 16 random bytes.",
    whatToDo: "Draw an id.",
  },
  "PersonsAlreadyEnrolled(uint256 item, bytes16 person)": {
    what: "{person}, item {item} of the batch, is enrolled already.",
    why: "A person is enrolled once in a sector; later their key changes.",
    whatToDo: "Leave the person out, or let them change their key.",
  },
  "PersonsUnknownAssurance(bytes16 person, uint8 assurance)": {
    what: "The level of assurance {assurance} of {person} is unknown.",
    why: "Assurance is low (1), substantial (2) or high (3).",
    whatToDo: "Give one of these levels.",
  },
  "PersonsMalformedSigner(bytes16 person, bytes signer)": {
    what: "{signer} cannot be a key of {person}.",
    why: "A signer is an address, or the address of an allowed verifier followed by a key.",
    whatToDo: "Write the signer as ERC-7913 has it, as the signers of `sdk/sign` do.",
  },
  "PersonsMalformedBatch(uint256 persons, uint256 keysLength)": {
    what: "{keysLength} bytes of keys were given for {persons} persons.",
    why: "The keys of a batch are of one length, and addresses where no verifier is named.",
    whatToDo: "Make one batch a kind of key.",
  },
  "PersonsVerifierNotAllowed(bytes16 person, address verifier)": {
    what: "Keys of the verifier {verifier} cannot be enrolled, as that of {person}.",
    why: "Who could name any contract could name one that says yes to everything, and later deny every signature.",
    whatToDo: "Use a verifier that the civil registrar has allowed, or ask for this one to be allowed.",
  },
  "PersonsVerifierWithoutCode(address verifier)": {
    what: "There is no contract at {verifier}.",
    why: "A verifier without code could be put there later by anybody.",
    whatToDo: "Deploy the verifier first.",
  },
  "PersonsWrongStatus(bytes16 person, uint8 status)": {
    what: "{person} is {status:person status}, which does not permit this.",
    why: "Only the active sign and can be frozen; only the frozen are released; death is final.",
    whatToDo: "Read the person's last log.",
  },
  "PersonsNotTheKey(bytes16 person, bytes signer)": {
    what: "{signer} is not the present key of {person}.",
    why: "Only the present key can change or revoke.",
    whatToDo: "Use the present key; if it is lost, have the person frozen.",
  },
  "PersonsWrongKeyVersion(bytes16 person, uint32 expected, uint32 actual)": {
    what: "The key of {person} has version {actual}, not {expected}.",
    why: "The key that was examined is another one than the present.",
    whatToDo: "Examine the present key.",
  },
  "PersonsInvalidSignature(bytes16 person, bytes32 digest)": {
    what: "The present key of {person} did not sign {digest}.",
    why: "Nobody else may change or revoke a key.",
    whatToDo: "Sign the message with the present key and its version.",
  },
  "PersonsNoProofOfPossession(bytes16 person, bytes32 digest)": {
    what: "The new key of {person} did not sign {digest}.",
    why: "Nobody has shown that they hold it: the person could lock themselves out, or take another's key.",
    whatToDo: "Sign the message with the new key too.",
  },
};
