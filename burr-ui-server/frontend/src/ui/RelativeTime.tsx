import { formatRelative, formatTime, relativeTick } from "../format";
import { useNow } from "./clock";

/** "4 min ago", with the full time as its tooltip. */
export function RelativeTime({ time, className }: { time: string; className?: string | undefined }) {
  const now = useNow(relativeTick(time, useNow(60_000)));
  return (
    <time dateTime={time} data-tip={formatTime(time)} className={className}>
      {formatRelative(time, now)}
    </time>
  );
}
