/** Tells that a reading has begun, and from then on, of a source whose size is known, each per cent of it. */
export function readProgress(size: number | undefined, tell: (percent?: number) => void): (bytes: number) => void {
  let told: number | undefined;
  return (bytes) => {
    const percent = size ? Math.min(100, Math.floor((100 * bytes) / size)) : 0; // a file may grow meanwhile
    if (percent === told) return;
    told = percent;
    tell(size ? percent : undefined);
  };
}
