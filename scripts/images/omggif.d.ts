/** Of the package, what is used here. */
declare module 'omggif' {
  interface FrameOptions {
    /** In hundredths of a second. */
    readonly delay?: number;
    readonly transparent?: number;
    readonly disposal?: number;
  }

  export class GifWriter {
    constructor(
      bytes: Uint8Array,
      width: number,
      height: number,
      options: { readonly palette: readonly number[]; readonly loop: number },
    );
    addFrame(
      x: number,
      y: number,
      width: number,
      height: number,
      pixels: readonly number[],
      options: FrameOptions,
    ): void;
    /** How many bytes were written. */
    end(): number;
  }

  const omggif: { readonly GifWriter: typeof GifWriter };
  export default omggif;
}
