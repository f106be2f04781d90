import { createHash } from "node:crypto";

import { expect } from "chai";

import { renderReplayReport } from "../../scripts/report/html.ts";
import { escaped } from "../../scripts/report/markup.ts";
import type { ReplayReport } from "../../scripts/report/replayReport.ts";
import { EMPTY_REPORT, SAMPLE_REPORT } from "./sampleReplayReport.ts";

const HOSTILE = `</script></style><script>alert("1")</script><img src=x onerror='alert(2)'>{b}<!--\u2028&amp;`;

interface ChartSeries {
  readonly name: string;
  readonly data: readonly (number | { readonly value: number })[];
}
interface ChartOptions {
  readonly series?: readonly ChartSeries[];
  readonly baseOption?: { readonly series: readonly ChartSeries[] };
}

const embedded = (page: string, id: string): unknown => {
  const [, json] =
    new RegExp(`<script type="application/json" id="${id}">([^<]*)</script>`, "u").exec(page) ?? [];
  return JSON.parse(json ?? "");
};
const seriesOf = (page: string, chart: string): number[][] => {
  const options = (embedded(page, "charts") as Record<string, ChartOptions>)[chart];
  const series = options?.series ?? options?.baseOption?.series ?? [];
  return series.map(({ data }) => data.map((item) => (typeof item === "number" ? item : item.value)));
};
/** The page as a reader's browser lays it out: without scripts and styles. */
const bodyOf = (page: string): string =>
  page
    .replace(/<style>[^]*?<\/style>/u, "")
    .replace(/<script[^>]*>[^]*?<\/script>/gu, "")
    .replace(/\s+/gu, " ");
const runningScripts = (page: string): string[] =>
  [...page.matchAll(/<script>([^]*?)<\/script>/gu)].map(([, script]) => script ?? "");
const count = (text: string, part: RegExp): number => text.match(part)?.length ?? 0;

describe("page of a replay", () => {
  const page = renderReplayReport(SAMPLE_REPORT);
  const body = bodyOf(page);

  describe("page on its own", () => {
    it("has no address to fetch anything from", () => {
      const withoutNotices = page
        .replace(/\/\*[^]*?\*\//gu, "")
        .replaceAll(/http:\/\/www\.w3\.org\/[\w/]+/gu, "");
      expect(
        withoutNotices.match(/https?:\/\/[^\s"']*/gu)?.filter((url) => !/^https?:\/\/$/u.test(url)) ?? [],
      ).to.deep.equal([]);
      expect(body).not.to.match(/\s(?:src|srcset|action|poster|ping)=/u);
      const addresses = [...body.matchAll(/\shref="([^"]*)"/gu)].map(([, address]) => address);
      expect(
        addresses.filter((address) => address !== "data:," && !/^#[a-z]+$/u.test(address ?? "")),
      ).to.deep.equal([]);
    });
    it("has styles without fonts, images and imports", () => {
      const [styles = ""] = /<style>[^]*?<\/style>/u.exec(page) ?? [];
      expect(styles.length).to.be.greaterThan(100_000);
      expect(styles).not.to.match(/url\(|@import|@font-face|GDS Transport|crest|sourceMappingURL/u);
      expect(styles).to.contain("system-ui").and.to.contain(".govuk-details__summary");
    });
    it("runs only the scripts its policy names, and forbids the rest", () => {
      const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/u.exec(page) ?? [];
      expect(policy).to.contain("default-src &#39;none&#39;");
      const hashes = runningScripts(page).map((script) =>
        createHash("sha256").update(script).digest("base64"),
      );
      expect(hashes).to.have.length(2);
      for (const hash of hashes) expect(policy).to.contain(`&#39;sha256-${hash}&#39;`);
    });
  });

  describe("hostile strings", () => {
    const hostile = JSON.parse(JSON.stringify(SAMPLE_REPORT), (key, value: unknown) =>
      typeof value === "string" && key !== "kind" && !/^\d+(?:-|$)/u.test(value)
        ? `${value}${HOSTILE}`
        : value,
    ) as ReplayReport;
    const hostilePage = renderReplayReport(hostile);

    it("stay text wherever they stand", () => {
      expect(hostile.refusals[0]?.text).to.contain("<script>");
      expect(count(hostilePage, /<script/gu)).to.equal(count(page, /<script/gu));
      expect(count(hostilePage, /<\/script/gu)).to.equal(count(page, /<\/script/gu));
      expect(bodyOf(hostilePage)).not.to.match(/<img|<!--|<script/u);
      expect(count(bodyOf(hostilePage), /&lt;script&gt;/gu)).to.be.greaterThan(20);
    });
    it("come back unchanged from the embedded report", () => {
      expect(embedded(hostilePage, "report")).to.deep.equal(hostile);
    });
  });

  describe("charts", () => {
    it("show the report's figures", () => {
      const { byDay, dutyBands, gasByAct, phases } = SAMPLE_REPORT;
      const millions = (pence: string): number => Number(pence) / 1e8;
      expect(seriesOf(page, "transfersByDay")).to.deep.equal([
        byDay.map(({ transfers }) => transfers),
        byDay.map(({ volume }) => Number(volume) / 100 / 1e6),
      ]);
      const [duty = []] = seriesOf(page, "dutyByBand");
      // Hardhat's matchers, where they are loaded, let `closeTo` compare whole numbers only.
      const isClose = (value: number, i: number) =>
        Math.abs(value - millions(dutyBands[i]?.duty ?? "")) < 1e-9;
      expect(duty.every(isClose)).to.equal(true);
      expect(duty).to.have.length(dutyBands.length);
      expect(seriesOf(page, "gasByAct")).to.deep.equal([
        gasByAct.map(({ mean }) => mean),
        gasByAct.map(({ min }) => min),
        gasByAct.map(({ max }) => max),
      ]);
      expect(seriesOf(page, "madeDealings")).to.deep.equal([
        [65, 17, 12],
        [0, 6, 4],
      ]);
      const completed = phases.filter(({ acts }) => acts > 0);
      expect(seriesOf(page, "speedByPhase")).to.deep.equal([
        completed.map(({ actsPerSecond }) => actsPerSecond),
      ]);
    });
    it("have a description and a table each", () => {
      expect(count(body, /data-chart="/gu)).to.equal(5);
      expect(count(body, /role="img"\s+aria-label="[^"]{40,}"/gu)).to.equal(5);
      expect(count(body, /<details[^]*?<table[^]*?<\/details>/gu)).to.equal(5);
      expect(count(body, /<th scope="row"/gu)).to.be.greaterThan(31);
    });
  });

  describe("text", () => {
    it("has one first heading and skips no level", () => {
      const levels = [...body.matchAll(/<h([1-6])/gu)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).to.have.length(1);
      levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).to.be.at.most(1));
    });
    it("leads to every section and past the header", () => {
      const targets = [...body.matchAll(/\shref="#([^"]*)"/gu)].map(([, id]) => id);
      expect(targets).to.have.length(11).and.to.include("main");
      for (const id of targets) expect(count(body, new RegExp(`\\sid="${id ?? ""}"`, "gu"))).to.equal(1);
    });
    it("puts each article's text beside its refusals, and the sentence beside each error", () => {
      for (const { text, heading } of SAMPLE_REPORT.refusals)
        expect(body).to.contain(text).and.to.contain(heading);
      for (const { error, sentence } of SAMPLE_REPORT.inadmissible)
        expect(body).to.contain(error).and.to.contain(escaped(sentence));
      expect(body).to.contain("Article 11(1) Those whom a transfer would harm");
      expect(body).to.contain("28 days from service under Article 19(1)");
    });
    it("says what happened, how it was verified and whose data it is", () => {
      expect(body).to.contain("22,741 transfers of property, worth £7.3 billion");
      expect(body).to.contain("all 22,741 entries match what the chain stores");
      expect(body).to.contain(SAMPLE_REPORT.source.licence).and.to.contain(SAMPLE_REPORT.source.sha256);
    });
    it("says how much was made up beside the rows", () => {
      expect(body).to.contain("About 5 % of the rows have a made-up case beside them");
      expect(body).to.contain(
        "of the others about 2.5 % have one of what owners do later, about 150 of these at most.",
      );
    });
    it("says when the data is made up, the replay was stopped or entries differ", () => {
      const doubtful = renderReplayReport({
        ...SAMPLE_REPORT,
        source: { ...SAMPLE_REPORT.source, madeUp: true },
        interrupted: true,
        verified: { entries: 22_741, mismatches: 2 },
      });
      expect(doubtful).to.contain("Made-up land transfers").and.to.contain("The transfers are invented");
      expect(doubtful).to.contain("The replay was stopped after 22,758 of 22,758 rows");
      expect(doubtful).to.contain("2 of 22,741 entries do not match");
    });
  });

  it("of nothing is still a page", () => {
    const nothing = bodyOf(renderReplayReport(EMPTY_REPORT));
    expect(nothing).to.contain("0 transfers of property").and.to.contain("0 applications were refused");
    expect(nothing).not.to.match(/NaN|undefined|Infinity|data-chart/u);
  });
});
