import { useCallback, useSyncExternalStore } from "react";

interface Ticker {
  now: number;
  listeners: Set<() => void>;
  timer: ReturnType<typeof setInterval> | undefined;
}

const tickers = new Map<number, Ticker>();

function tickerOf(interval: number): Ticker {
  const known = tickers.get(interval);
  if (known !== undefined) return known;
  const ticker: Ticker = { now: Date.now(), listeners: new Set(), timer: undefined };
  tickers.set(interval, ticker);
  return ticker;
}

function subscribeTo(ticker: Ticker, interval: number, listener: () => void): () => void {
  ticker.listeners.add(listener);
  if (ticker.timer === undefined) {
    ticker.now = Date.now();
    ticker.timer = setInterval(() => {
      ticker.now = Date.now();
      ticker.listeners.forEach((each) => each());
    }, interval);
  }
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    clearInterval(ticker.timer);
    ticker.timer = undefined;
  };
}

/** The time, renewed every `interval` ms; all components with the same interval share one timer. */
export function useNow(interval: number): number {
  const subscribe = useCallback(
    (listener: () => void) => subscribeTo(tickerOf(interval), interval, listener),
    [interval],
  );
  return useSyncExternalStore(subscribe, () => tickerOf(interval).now);
}
