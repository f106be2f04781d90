import { expect } from "chai";
import { joinBodies, MalformedBodiesError, splitBodies } from "../../../sdk/law/bodies.ts";

describe("bodies in one string", () => {
  const bodies = [new Uint8Array([1, 2, 3]), new Uint8Array(), new Uint8Array(40).fill(7)];

  it("come apart as they were joined", () => {
    expect(splitBodies(joinBodies(bodies))).to.deep.equal(bodies);
    expect(joinBodies([])).to.have.length(0);
  });

  it("must be whole", () => {
    const packed = joinBodies(bodies);
    for (const length of [packed.length - 1, 36, 31]) {
      expect(() => splitBodies(packed.subarray(0, length)), String(length)).to.throw(MalformedBodiesError);
    }
  });
});
