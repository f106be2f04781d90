/* Runs in the page: draws each chart from the options embedded beside it, and prepares the page for paper. */
(() => {
  const PAPER_WIDTH = 640;
  const options = JSON.parse(document.getElementById("charts").textContent);
  const charts = Array.from(document.querySelectorAll("[data-chart]"), (place) => {
    const chart = globalThis.echarts.init(place, null, { renderer: "svg" });
    chart.setOption(options[place.dataset.chart]);
    return chart;
  });
  const fit = (size) =>
    charts.forEach((chart) => {
      chart.resize(size);
      chart.getZr().flush(); // paper does not wait for the next frame
    });
  let closed = [];
  addEventListener("resize", () => fit({ width: "auto" }));
  addEventListener("beforeprint", () => {
    closed = Array.from(document.querySelectorAll("details:not([open])"));
    closed.forEach((details) => (details.open = true));
    fit({ width: PAPER_WIDTH });
  });
  addEventListener("afterprint", () => {
    closed.forEach((details) => (details.open = false));
    fit({ width: "auto" });
  });
})();
