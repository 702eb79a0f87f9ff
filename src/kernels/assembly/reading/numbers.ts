import { storeLong } from './long';
import { LAST, LAST_OF_8, POWERS, SECOND_WITHOUT, WITHOUT, WITHOUT_OF_8 } from './tables';

const CR: u8 = 0x0d;
const QUOTE: u8 = 0x22;
const MINUS: u8 = 0x2d;
const ZERO: u8 = 0x30;

/**
 * Converts fields of up to 16 digits, the decimal mark counted among them, without a branch that depends on their values. The last
 * 16 bytes of a field less '0' are its digits; what is greater than 9 must be one decimal mark, which is taken out. Digits are joined
 * by twos, fours and eights to a whole number that a double holds exactly, and one division by an exact power of ten, whose sign is
 * the field's, is rounded right (Clinger, 1990). Two fields of up to 8 share all of it, one in each half. What isn't of this form is
 * tried as a long number, and left if it is none.
 */
export function convert(
  block: usize,
  marks: usize,
  records: i32,
  width: i32,
  columns: usize,
  count: i32,
  decimal: i32,
  left: usize,
): i32 {
  const zeros = i8x16.splat(<i8>ZERO);
  const nines = i8x16.splat(9);
  const points = i8x16.splat(<i8>(decimal - <i32>ZERO));
  const lastPair = columns + (<usize>(count >> 1) << 4);
  let found = left;
  let row = marks;
  for (let record = 0; record < records; record++) {
    const slot = <usize>record << 3;
    const firstField = <u32>(record * width);
    for (let pair = columns; pair < lastPair; pair += 16) {
      const mark = row + (<usize>load<u32>(pair) << 2);
      const begin = beginOf(block, mark);
      const end = endOf(block, mark) - quoteAt(begin);
      const start = begin + quoteAt(begin);
      const negative = minusAt(start);
      const length = end - start - negative;
      const out = <usize>load<u32>(pair, 4) + slot;

      const mark2 = row + (<usize>load<u32>(pair, 8) << 2);
      const begin2 = beginOf(block, mark2);
      const end2 = endOf(block, mark2) - quoteAt(begin2);
      const start2 = begin2 + quoteAt(begin2);
      const negative2 = minusAt(start2);
      const length2 = end2 - start2 - negative2;
      const out2 = <usize>load<u32>(pair, 12) + slot;

      if (length - 1 < 8 && length2 - 1 < 8) {
        const mask = both(LAST_OF_8 + (length << 3), LAST_OF_8 + (length2 << 3));
        const digits = v128.and(v128.sub<i8>(both(end - 8, end2 - 8), zeros), mask);
        const others = i8x16.bitmask(i8x16.gt_u(digits, nines));
        const first = others & 0xff;
        const second = others >> 8;
        const point = <usize>ctz(first | 0x100);
        const point2 = <usize>ctz(second | 0x100);
        const hasPoint = <usize>(first != 0);
        const hasPoint2 = <usize>(second != 0);
        if (
          others == i8x16.bitmask(i8x16.eq(digits, points)) &&
          ((first & (first - 1)) | (second & (second - 1))) == 0 &&
          length > hasPoint &&
          length2 > hasPoint2
        ) {
          const order = both(WITHOUT_OF_8 + (point << 3), SECOND_WITHOUT + (point2 << 3));
          const numbers = f64x2.convert_low_i32x4_s(eights(i8x16.swizzle(digits, order)));
          const places = (7 - point) & (0 - hasPoint);
          const places2 = (7 - point2) & (0 - hasPoint2);
          const powers = both(
            POWERS + (((negative << 4) + places) << 3),
            POWERS + (((negative2 << 4) + places2) << 3),
          );
          const quotients = v128.div<f64>(numbers, powers);
          v128.store_lane<f64>(out, quotients, 0);
          v128.store_lane<f64>(out2, quotients, 1);
          continue;
        }
      }
      if (!store1(start, end, negative, <u8>decimal, out)) {
        store<u32>(found, firstField + load<u32>(pair));
        found += 4;
      }
      if (!store1(start2, end2, negative2, <u8>decimal, out2)) {
        store<u32>(found, firstField + load<u32>(pair, 8));
        found += 4;
      }
    }
    if ((count & 1) != 0) {
      const mark = row + (<usize>load<u32>(lastPair) << 2);
      const begin = beginOf(block, mark);
      const end = endOf(block, mark) - quoteAt(begin);
      const start = begin + quoteAt(begin);
      if (!store1(start, end, minusAt(start), <u8>decimal, <usize>load<u32>(lastPair, 4) + slot)) {
        store<u32>(found, firstField + load<u32>(lastPair));
        found += 4;
      }
    }
    row += <usize>width << 2;
  }
  return <i32>((found - left) >> 2);
}

/** Stores one field, which ends at `end`; false if it is no number of this form. */
function store1(start: usize, end: usize, negative: usize, decimal: u8, out: usize): bool {
  const length = end - start - negative;
  if (length - 1 < 16) {
    const all = v128.sub<i8>(v128.load(end - 16), i8x16.splat(<i8>ZERO));
    const digits = v128.and(all, v128.load(LAST + (length << 4)));
    const others = i8x16.bitmask(i8x16.gt_u(digits, i8x16.splat(9)));
    const marks = i8x16.bitmask(i8x16.eq(digits, i8x16.splat(<i8>(decimal - ZERO))));
    const point = <usize>ctz(others | 0x10000);
    const hasPoint = <usize>(point < 16);
    if (others == marks && (others & (others - 1)) == 0 && length > hasPoint) {
      const halves = eights(i8x16.swizzle(digits, v128.load(WITHOUT + (point << 4))));
      const number = <i64>i32x4.extract_lane(halves, 0) * 100000000 + <i64>i32x4.extract_lane(halves, 1);
      if (number <= 9007199254740992) {
        const places = (15 - point) & (0 - hasPoint);
        store<f64>(out, <f64>number / load<f64>(POWERS + (((negative << 4) + places) << 3)));
        return true;
      }
    }
  }
  return end > start && storeLong(start + negative, end, negative != 0, decimal, out);
}

/** The whole numbers that the first and the last 8 of 16 digits make. */
// @ts-ignore: decorator
@inline
function eights(digits: v128): v128 {
  const tens = v128.mul<i16>(v128.and(digits, i16x8.splat(0xff)), i16x8.splat(10));
  const twos = v128.add<i16>(tens, v128.shr<u16>(digits, 8));
  const fours = i32x4.dot_i16x8_s(twos, i16x8(100, 1, 100, 1, 100, 1, 100, 1));
  const narrow = i16x8.narrow_i32x4_u(fours, fours);
  return i32x4.dot_i16x8_s(narrow, i16x8(10000, 1, 10000, 1, 10000, 1, 10000, 1));
}

/** 8 bytes from one place, and 8 from another behind them. */
// @ts-ignore: decorator
@inline
function both(first: usize, second: usize): v128 {
  return v128.load_lane<u64>(second, v128.load64_zero(first), 1);
}

// @ts-ignore: decorator
@inline
function beginOf(block: usize, mark: usize): usize {
  return block + <usize>(load<i32>(mark) + 1);
}

/** Before a carriage return. */
// @ts-ignore: decorator
@inline
function endOf(block: usize, mark: usize): usize {
  const end = block + <usize>load<u32>(mark, 4);
  return end - <usize>(load<u8>(end - 1) == CR);
}

// @ts-ignore: decorator
@inline
function quoteAt(at: usize): usize {
  return <usize>(load<u8>(at) == QUOTE);
}

// @ts-ignore: decorator
@inline
function minusAt(at: usize): usize {
  return <usize>(load<u8>(at) == MINUS);
}
