const DAY_MS = 86_400_000;

/** A date as ISO 8601 has it; the bare number of days where no calendar goes so far. */
export function dateText(days: number): string {
  const [date] = isoOf(days * DAY_MS)?.split('T') ?? [];
  return date ?? String(days);
}

/** `yyyy-mm-ddThh:mm:ss`, with a fraction where there is one and a Z where the time is UTC; a bare number where no calendar goes so far. */
export function timestampText(ticks: bigint, digits: number, isUtc: boolean): string {
  const { seconds, fraction } = divided(ticks, digits);
  const iso = isoOf(Number(seconds) * 1000);
  return iso ? `${iso.slice(0, iso.indexOf('.'))}${fraction}${isUtc ? 'Z' : ''}` : String(ticks);
}

/** `hh:mm:ss`, with a fraction where there is one. */
export function timeText(ticks: bigint, digits: number): string {
  const { seconds, fraction } = divided(ticks, digits);
  const whole = Number(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':') + fraction;
}

/** Whole seconds, and what is above them as it is written. */
function divided(ticks: bigint, digits: number): { readonly seconds: bigint; readonly fraction: string } {
  const perSecond = 10n ** BigInt(digits);
  const rest = ((ticks % perSecond) + perSecond) % perSecond;
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(digits, '0').replace(/0+$/, '')}`;
  return { seconds: (ticks - rest) / perSecond, fraction };
}

function isoOf(milliseconds: number): string | undefined {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
