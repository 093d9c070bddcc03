import { formatRelative, relativeTick } from "../format";
import { useNow } from "./clock";
import { useTimes } from "./times";

/** "4 min ago", with the full time as its tooltip. */
export function RelativeTime({ time, className }: { time: string; className?: string | undefined }) {
  const times = useTimes();
  const now = useNow(relativeTick(time, useNow(60_000)));
  return (
    <time dateTime={time} data-tip={times.full(time)} className={className}>
      {formatRelative(time, now)}
    </time>
  );
}
