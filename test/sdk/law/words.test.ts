import { expect } from "chai";
import { bytesFromHex, hexFromBytes, MalformedHexError } from "../../../sdk/bytes.ts";
import { formatPence, MalformedAmountError, parsePence } from "../../../sdk/law/amounts.ts";
import {
  dayOf,
  dayOfDecimal,
  decimalDateOf,
  isoDateOf,
  NO_END,
  NoSuchDateError,
} from "../../../sdk/law/dates.ts";
import { findCause, SdkError } from "../../../sdk/sdkError.ts";

describe("sdk/law: dates", () => {
  it("are day numbers, ISO dates and eight digits of each other", () => {
    for (const [day, iso, digits] of [
      [0, "1970-01-01", 19_700_101],
      [16_860, "2016-02-29", 20_160_229],
      [2_932_896, "9999-12-31", 99_991_231],
    ] as const) {
      expect(dayOf(iso)).to.equal(day);
      expect(isoDateOf(day)).to.equal(iso);
      expect(decimalDateOf(day)).to.equal(digits);
      expect(dayOfDecimal(digits)).to.equal(day);
    }
  });

  it("that do not exist are refused", () => {
    for (const text of ["2015-02-29", "1969-12-31", "2015-1-1", ""]) {
      expect(() => dayOf(text)).to.throw(NoSuchDateError);
    }
    for (const day of [-1, 2_932_897, NO_END, 1.5]) expect(() => isoDateOf(day)).to.throw(NoSuchDateError);
  });
});

describe("sdk/law: amounts", () => {
  it("are written in pounds and read back", () => {
    for (const [pence, text] of [
      [0n, "£0.00"],
      [5n, "£0.05"],
      [123_456n, "£1,234.56"],
      [100_000_000n, "£1,000,000.00"],
      [-1n, "-£0.01"],
    ] as const) {
      expect(formatPence(pence)).to.equal(text);
      expect(parsePence(text)).to.equal(pence);
    }
    expect(parsePence("1234")).to.equal(123_400n);
    for (const text of ["", "£", "1,23", "£1.5", "1.234,00"]) {
      expect(() => parsePence(text)).to.throw(MalformedAmountError);
    }
  });
});

describe("sdk: bytes and errors", () => {
  it("hexadecimal text is read in both cases and refused when malformed", () => {
    expect([...bytesFromHex("0x00fFAb")]).to.deep.equal([0, 255, 171]);
    expect(hexFromBytes(Uint8Array.of(1, 255, 16), 1)).to.equal("0xff10");
    for (const text of ["", "0x0", "00", "0xzz", "0x£1"]) {
      expect(() => bytesFromHex(text)).to.throw(MalformedHexError);
    }
    expect(() => bytesFromHex("0x00", 2)).to.throw(MalformedHexError, "2 bytes");
  });

  it("errors can be found in a chain of causes", () => {
    const outer = new Error("outer", { cause: new Error("middle", { cause: new NoSuchDateError("x") }) });
    expect(findCause(outer, SdkError)?.details).to.deep.equal({ given: "x" });
    expect(findCause(outer, MalformedHexError)).to.equal(undefined);
  });
});
