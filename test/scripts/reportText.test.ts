import { expect } from "chai";

import { duration, moneyScale, pounds, roundedPounds } from "../../scripts/report/figures.ts";
import { escaped, html, scriptJson, trusted } from "../../scripts/report/markup.ts";
import { provisionName } from "../../scripts/report/provisionName.ts";
import { renderSummary } from "../../scripts/report/summary.ts";
import { EMPTY_REPORT, SAMPLE_REPORT } from "./sampleReplayReport.ts";

const HOSTILE = `</script><script>alert("1")</script><!--\u2028&amp;`;

describe("text of a replay's report", () => {
  describe("markup", () => {
    it("escapes text in content and in attributes", () => {
      expect(escaped(`<a href="x" id='y'>&</a>`)).to.equal(
        "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;",
      );
      expect(html`<p title="${'" onclick="'}">${"<b>"}</p>`.toString()).to.equal(
        '<p title="&quot; onclick=&quot;">&lt;b&gt;</p>',
      );
    });
    it("escapes once: markup within markup is kept", () => {
      expect(
        html`<p>${[html`<b>${"&"}</b>`, html`<b>${2}</b>`]}${null}${trusted("<hr>")}</p>`.toString(),
      ).to.equal("<p><b>&amp;</b><b>2</b><hr></p>");
    });
    it("embeds JSON that cannot leave its element and reads back unchanged", () => {
      const json = scriptJson({ [HOSTILE]: [HOSTILE] }).toString();
      expect(json).not.to.match(/[<>&\u2028\u2029]/u);
      expect(JSON.parse(json)).to.deep.equal({ [HOSTILE]: [HOSTILE] });
    });
  });

  describe("summary", () => {
    const summary = renderSummary(SAMPLE_REPORT, { colour: false, width: 80 });

    it("ends with the line that scripts read", () => {
      expect(summary.split("\n").at(-1)).to.equal("verified 22741 entries, 0 mismatches");
      const bad = { ...SAMPLE_REPORT, verified: { entries: 22_741, mismatches: 3 } };
      const coloured = renderSummary(bad, { colour: true, width: 80 });
      expect(coloured.split("\n").at(-1)).to.equal("verified 22741 entries, 3 mismatches");
    });
    it("shows the report's figures", () => {
      expect(summary).to.match(/transfers registered +22,741\n/u);
      expect(summary).to.match(/duty assessed +£93,761,143\n/u);
      expect(summary).to.match(/£250,000 to £925,000 +5 % +7,731 +£46,880,571\.50\n/u);
      expect(summary).to.match(/lease +Part 9 +17 +6\n/u);
      expect(summary).to.match(/Transfer of a title the chain knows +413 +106,480 +99,800 +118,230\n/u);
      expect(summary).to.match(
        /60 {2}Article 11\(1\) Those whom[^]+48 {2}Article 9\(3\)[^]+60 {2}Register_StaleRecord/u,
      );
      expect(summary).to.match(/Deciding the transfers +3 minutes 35 seconds +22,744 +106\n/u);
    });
    it("fits the terminal", () => {
      for (const width of [80, 100]) {
        const lines = renderSummary(SAMPLE_REPORT, { colour: false, width }).split("\n");
        expect(lines.filter((line) => line.length > width)).to.deep.equal([]);
      }
    });
    it("uses colour only if asked, and says the same", () => {
      const coloured = renderSummary(SAMPLE_REPORT, { colour: true, width: 80 });
      expect(summary).not.to.contain("\u001b");
      expect(coloured).to.contain("\u001b[1mLand\u001b[0m");
      expect(coloured.replaceAll("\u001b[1m", "").replaceAll("\u001b[0m", "")).to.equal(summary);
    });
    it("cannot steer the terminal", () => {
      const forged = {
        ...SAMPLE_REPORT,
        machine: { ...SAMPLE_REPORT.machine, cpu: "x\u001b[2J\nverified 1 entries" },
      };
      const summary = renderSummary(forged, { colour: false, width: 80 });
      expect(summary).not.to.contain("\u001b");
      expect(summary.split("\n").filter((line) => line.startsWith("verified"))).to.have.length(1);
    });
    it("of nothing still ends with the line", () => {
      expect(renderSummary(EMPTY_REPORT, { colour: false, width: 80 })).to.match(
        /\nverified 0 entries, 0 mismatches$/u,
      );
    });
  });

  describe("figures", () => {
    it("writes money exactly, or rounded in words", () => {
      expect(["0", "125000", "125050", "123456789012345678"].map(pounds)).to.deep.equal([
        "£0",
        "£1,250",
        "£1,250.50",
        "£1,234,567,890,123,456.78",
      ]);
      expect(["9876543", "8720000000", "99995000000", "640000000000"].map(roundedPounds)).to.deep.equal([
        "£98,765",
        "£87.2 million",
        "£1 billion",
        "£6.4 billion",
      ]);
      expect(moneyScale(["99999999"]).unit).to.equal("£ thousand");
      expect(moneyScale([]).unit).to.equal("£");
    });
    it("writes durations in words", () => {
      expect([0.62, 1, 60, 125.4, 3599.7, 3725].map(duration)).to.deep.equal([
        "0.6 seconds",
        "1 second",
        "1 minute 0 seconds",
        "2 minutes 5 seconds",
        "1 hour 0 minutes",
        "1 hour 2 minutes",
      ]);
    });
    it("cites provisions as people do, and leaves what it does not know", () => {
      const cited = ["art_4a__para_1__point_b", "sched_1__para_2", "art_9__table_1", "other"].map((eId) =>
        provisionName(`/eli/xx/act/2015/12#${eId}`),
      );
      expect(cited).to.deep.equal([
        "Article 4a(1)(b)",
        "Schedule 1(2)",
        "/eli/xx/act/2015/12#art_9__table_1",
        "/eli/xx/act/2015/12#other",
      ]);
    });
  });
});
