import { DataError } from '../fault';

/** How many bytes of memory are left, asked when they are wanted. */
export type Room = () => number;

/** A value of a feature, and its place in a tile; another thread has half of the values too. */
const VALUE_BYTES = 2.5 * Float64Array.BYTES_PER_ELEMENT;
/** The product of two features: in the statistics, in the correlations and their factor, and in the second derivatives. */
const PRODUCT_BYTES = 4 * Float64Array.BYTES_PER_ELEMENT;

/** Refuses features of so many rows before any of them is made. */
export function requireRoomForRows(rows: number, features: number, room: Room | undefined): void {
  const most = room?.() ?? Number.POSITIVE_INFINITY;
  const need = rows * features * VALUE_BYTES;
  if (need > most)
    throw new DataError('tooLarge', { rows, features, bytes: VALUE_BYTES, ...megabytes({ need, most }) });
}

/** Refuses so many features before their products are summed. */
export function requireRoomForProducts(features: number, room: Room | undefined): void {
  const most = room?.() ?? Number.POSITIVE_INFINITY;
  const need = features * features * PRODUCT_BYTES;
  if (need > most)
    throw new DataError('tooManyFeatures', { features, bytes: PRODUCT_BYTES, ...megabytes({ need, most }) });
}

function megabytes({ need, most }: { readonly need: number; readonly most: number }) {
  return { need: Math.ceil(need / 1e6), most: Math.floor(most / 1e6) };
}
