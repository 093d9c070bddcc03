// Takes times where they are: in the page. A thing counts as drawn in the frame after it came into the document.
window.bench = (() => {
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
  }).observe({ type: "longtask", buffered: true });

  const afterFrame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));

  const drawn = (selector) =>
    new Promise((done) => {
      const look = () => {
        if (document.querySelector(selector) === null) return false;
        void afterFrame().then(() => done(performance.now()));
        return true;
      };
      if (look()) return;
      const observer = new MutationObserver(() => {
        if (look()) observer.disconnect();
      });
      observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
    });

  const expected = new Map();
  let took = null;

  return {
    open(run, selector) {
      const link = [...document.querySelectorAll("[data-row]")].find((each) => each.textContent === run);
      longest = 0;
      const start = performance.now();
      took = null;
      void drawn(selector).then((at) => {
        took = at - start;
      });
      link.click();
    },

    /** How long that took; null until it has ended. */
    opened: () => took,

    async longestTask() {
      // Tasks are told of a little later.
      await afterFrame();
      await new Promise((done) => setTimeout(done, 200));
      const found = longest;
      longest = 0;
      return found;
    },

    async scroll(selector) {
      let scroller = document.querySelector(selector);
      while (scroller.scrollHeight <= scroller.clientHeight || getComputedStyle(scroller).overflowY === "visible") {
        scroller = scroller.parentElement;
      }
      scroller.scrollTop = 0;
      await afterFrame();
      longest = 0;
      const by = 1.5 * scroller.clientHeight;
      while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
        scroller.scrollTop += by;
        await afterFrame();
      }
    },

    expect(selector) {
      void drawn(selector).then((at) => expected.set(selector, performance.timeOrigin + at));
    },

    /** When that was drawn, by the clock of the machine; null until it is. */
    drawnAt: (selector) => expected.get(selector) ?? null,
  };
})();
