import { useEffect, useRef } from "react";
import styles from "./TooltipLayer.module.css";

const DELAY = 300;
const GAP = 4;

/**
 * One tooltip for the whole page: any element with a `data-tip` text shows it on hover and on keyboard focus. It repeats
 * or completes what the page says, so assistive technology is served by the elements' own names.
 */
export function TooltipLayer() {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tip = layer.current;
    if (tip === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let owner: HTMLElement | null = null;
    let shown = false;

    const hide = () => {
      clearTimeout(timer);
      owner = null;
      if (shown) tip.hidePopover();
      shown = false;
    };
    const show = (element: HTMLElement) => {
      const text = element.dataset.tip;
      if (text === undefined || text === "" || !element.isConnected) return;
      tip.textContent = text;
      if (!shown) tip.showPopover();
      shown = true;
      place(tip, element);
    };
    const consider = (element: HTMLElement | null, delay: number) => {
      if (element === owner) return;
      hide();
      if (element === null) return;
      owner = element;
      timer = setTimeout(() => show(element), delay);
    };
    const over = (event: PointerEvent) => {
      if (event.pointerType === "mouse") consider(tipUnder(event), DELAY);
    };
    const focus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(":focus-visible")) {
        consider(event.target.closest<HTMLElement>("[data-tip]"), 0);
      }
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("pointermove", over);
    document.addEventListener("focusin", focus);
    document.addEventListener("focusout", hide);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("keydown", key);
    document.addEventListener("scroll", hide, true);
    return () => {
      hide();
      document.removeEventListener("pointermove", over);
      document.removeEventListener("focusin", focus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("keydown", key);
      document.removeEventListener("scroll", hide, true);
    };
  }, []);
  return <div ref={layer} popover="manual" role="tooltip" aria-hidden="true" className={styles.tip} />;
}

function tipUnder(event: PointerEvent): HTMLElement | null {
  const target = event.target instanceof Element ? event.target : null;
  const own = target?.closest<HTMLElement>("[data-tip]") ?? null;
  if (own !== null || target?.closest("[data-row]") == null) return own;
  // The link of a row lies over the row's other parts.
  for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
    if (element instanceof HTMLElement && element.dataset.tip !== undefined) return element;
  }
  return null;
}

function place(tip: HTMLElement, owner: HTMLElement): void {
  const box = owner.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tip;
  const above = box.top - height - GAP;
  const left = Math.min(Math.max(4, box.left + box.width / 2 - width / 2), window.innerWidth - width - 4);
  tip.style.left = `${Math.round(left)}px`;
  tip.style.top = `${Math.round(above >= 4 ? above : box.bottom + GAP)}px`;
}
