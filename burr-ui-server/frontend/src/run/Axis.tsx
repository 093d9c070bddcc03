import { memo } from "react";
import type { LabelledTick } from "./axisLabels";
import { percent } from "./StepRow";
import type { Band, Tick } from "./timeline";
import styles from "./StepGrid.module.css";

/** The head of the list; its last column is the axis. */
export const AxisHead = memo(function AxisHead({ ticks }: { ticks: readonly LabelledTick[] }) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <span role="columnheader">
          <span className="vh">Open</span>
        </span>
        <span role="columnheader" className={styles.end}>
          #
        </span>
        <span role="columnheader">
          <span className="vh">Status</span>
        </span>
        <span role="columnheader" className={styles.name}>
          Action
        </span>
        <span role="columnheader" className={styles.end}>
          State
        </span>
        <span role="columnheader" className={styles.end}>
          Time
        </span>
        <span role="columnheader" className={styles.axis}>
          <span className="vh">Timeline</span>
          {ticks.map(
            ({ tick, text, side }) =>
              side !== null && (
                <span
                  key={tick.micros}
                  aria-hidden="true"
                  className={side === "left" ? styles.leftLabel : styles.label}
                  style={{ left: percent(tick.left) }}
                >
                  {text}
                </span>
              ),
          )}
        </span>
      </div>
    </div>
  );
});

/** The lines of the axis and the bands of idle time, one layer below all bars. */
export const AxisLines = memo(function AxisLines(props: { ticks: readonly Tick[]; bands: readonly Band[] }) {
  return (
    <div aria-hidden="true" className={styles.lines}>
      {props.ticks.map((tick) => (
        <i key={tick.micros} style={{ left: percent(tick.left) }} />
      ))}
      {props.bands.map((band) => (
        <u key={band.left} style={{ left: percent(band.left), width: percent(band.width) }} />
      ))}
    </div>
  );
});
