import type { ErrorTexts } from "./errorText.ts";

/** OpenZeppelin's contracts, as far as ours inherit from them. */
export const LIBRARY_ERRORS: ErrorTexts = {
  "AccessManagedUnauthorized(address caller)": {
    what: "{caller} does not hold the office that may do this.",
    why: "Every power is an office that a provision grants.",
    whatToDo: "Call with the account that holds the office; see the `Appointed` logs.",
  },
  "AccessManagedRequiredDelay(address caller, uint32 delay)": {
    what: "{caller} may do this only {delay} seconds after announcing it.",
    why: "The office has a delay, within which it can be stopped.",
    whatToDo: "Schedule the call, wait, then execute it.",
  },
  "AccessManagedInvalidAuthority(address authority)": {
    what: "{authority} is no contract that could manage offices.",
    why: "Without it nobody could ever act.",
    whatToDo: "Check the address.",
  },
  "AccessManagerAlreadyScheduled(bytes32 operationId)": {
    what: "The operation {operationId} is scheduled already.",
    why: "The same call is scheduled once at a time.",
    whatToDo: "Wait until it can be executed.",
  },
  "AccessManagerNotScheduled(bytes32 operationId)": {
    what: "The operation {operationId} is not scheduled.",
    why: "An office with a delay schedules first.",
    whatToDo: "Schedule it.",
  },
  "AccessManagerNotReady(bytes32 operationId)": {
    what: "The operation {operationId} is still within its delay.",
    why: "Until the delay has passed it can be stopped.",
    whatToDo: "Execute it later.",
  },
  "AccessManagerExpired(bytes32 operationId)": {
    what: "The operation {operationId} was executed too late.",
    why: "What was scheduled long ago is not done by surprise.",
    whatToDo: "Schedule it again.",
  },
  "AccessManagerLockedRole(uint64 roleId)": {
    what: "The office {roleId} cannot be changed.",
    why: "The offices of administrator and of everybody are fixed.",
    whatToDo: "Choose another office.",
  },
  "AccessManagerLockedFunction(bytes4 selector)": {
    what: "The function {selector} cannot be given to an office.",
    why: "A contract's authority changes only through the manager itself.",
    whatToDo: "Leave it out.",
  },
  "AccessManagerInvalidInitialAdmin(address initialAdmin)": {
    what: "{initialAdmin} cannot be the first administrator.",
    why: "Without one, no office could ever be filled.",
    whatToDo: "Give the address of the Executive.",
  },
  "AccessManagerUnauthorizedAccount(address msgsender, uint64 roleId)": {
    what: "{msgsender} does not hold office {roleId}.",
    why: "Every power is an office that a provision grants.",
    whatToDo: "Have it ordered by an enactment; the Executive alone administers offices.",
  },
  "AccessManagerUnauthorizedCall(address caller, address target, bytes4 selector)": {
    what: "{caller} may not call {selector} of {target}.",
    why: "Every power is an office that a provision grants.",
    whatToDo: "Call with the account that holds the office.",
  },
  "AccessManagerUnauthorizedConsume(address target)": {
    what: "{target} may not consume a scheduled operation.",
    why: "Only a contract under this authority can.",
    whatToDo: "Check which authority the contract has.",
  },
  "AccessManagerUnauthorizedCancel(address msgsender, address caller, address target, bytes4 selector)": {
    what: "{msgsender} may not cancel what {caller} scheduled: {selector} of {target}.",
    why: "Only its author, a guardian or an administrator can.",
    whatToDo: "Ask one of them.",
  },
  "AccessManagerBadConfirmation()": {
    what: "An office was renounced for another account than the caller's.",
    why: "An officer resigns in person.",
    whatToDo: "Give the caller's own address.",
  },
  "AddressEmptyCode(address target)": {
    what: "There is no contract at {target}.",
    why: "A call to nothing succeeds and does nothing.",
    whatToDo: "Check the address.",
  },
  "FailedCall()": {
    what: "A call failed without saying why.",
    why: "The contract called gave no error.",
    whatToDo: "Trace the transaction.",
  },
  "InsufficientBalance(uint256 balance, uint256 needed)": {
    what: "The contract has {balance} wei of the {needed} needed.",
    why: "It cannot send what it has not.",
    whatToDo: "Send no money; offices need none.",
  },
  "SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)": {
    what: "{value} does not fit into {bits} bits.",
    why: "The number would be cut off silently.",
    whatToDo: "Give a smaller number.",
  },
  "InvalidShortString()": {
    what: "A short string is malformed.",
    why: "The contract's name was stored wrongly.",
    whatToDo: "Report it: no deployment of ours can cause it.",
  },
  "StringTooLong(string str)": {
    what: '"{str}" is longer than 31 bytes.',
    why: "Short strings are kept in one word.",
    whatToDo: "Choose a shorter name.",
  },
};
