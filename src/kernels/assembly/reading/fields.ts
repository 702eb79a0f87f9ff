const LF: u8 = 0x0a;
const CR: u8 = 0x0d;
const TAB: u8 = 0x09;
const SPACE: u8 = 0x20;
const QUOTE: u8 = 0x22;

/**
 * Finds where fields end, 64 bytes at a time: a mask has a bit for each. Where none of them is a quote or a carriage return, and no
 * quote is open, the mask of delimiters and line feeds is all. Else the bits between quotes are those with an odd number of
 * quotes up to them.
 */
export function index(block: usize, from: i32, to: i32, delimiter: i32, marks: usize, inner: usize): i32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  let out = marks;
  store<i32>(out, from - 1);
  out += 4;
  // Of the byte before: all bits where it is in quotes; the lowest bit where a field begins, a quote closes, a line must end behind it.
  let inside: u64 = 0;
  let begins: u64 = 1;
  let closed: u64 = 0;
  let returned: u64 = 0;
  let wrong: u64 = 0;
  let breaks: u64 = 0;
  for (let at = from; at < to; at += 64) {
    const left = to - at;
    const valid: u64 = left < 64 ? ((<u64>1) << <u64>left) - 1 : ~<u64>0;
    const v0 = v128.load(block + <usize>at);
    const v1 = v128.load(block + <usize>at, 16);
    const v2 = v128.load(block + <usize>at, 32);
    const v3 = v128.load(block + <usize>at, 48);
    let ends = mask(ends16(v0, delimiters), ends16(v1, delimiters), ends16(v2, delimiters), ends16(v3, delimiters)) & valid;
    const special = v128.or(v128.or(special16(v0), special16(v1)), v128.or(special16(v2), special16(v3)));
    if (v128.any_true(special) || (inside | closed | returned) != 0) {
      const quotes = equal(v0, v1, v2, v3, QUOTE) & valid;
      const returns = equal(v0, v1, v2, v3, CR) & valid;
      const feeds = equal(v0, v1, v2, v3, LF) & valid;
      const quoted = oddUpTo(quotes) ^ inside;
      const opening = quotes & quoted;
      const closing = quotes & ~quoted;
      const behind = (closing << 1) | closed;
      breaks |= (feeds | returns) & quoted;
      ends &= ~quoted;
      const outer = returns & ~quoted;
      wrong |= opening & ~((ends << 1) | begins | behind);
      wrong |= behind & valid & ~(ends | outer | opening);
      wrong |= ((outer << 1) | returned) & valid & ~(feeds & ~quoted);
      inside = <u64>(<i64>quoted >> 63);
      closed = closing >> 63;
      returned = outer >> 63;
    }
    begins = ends >> 63;
    out = put(ends, at, out);
  }
  store<u32>(inner, <u32>(breaks != 0));
  return wrong != 0 ? -1 : <i32>((out - marks) >> 2) - 1;
}

/** How many whole records there are; the bits that differ from what should stand at a mark are gathered, and looked at once a record. */
export function records(block: usize, marks: usize, fields: i32, width: i32, delimiter: i32): i32 {
  const count = fields / width;
  let at = marks + 4;
  let wrong: u32 = 0;
  for (let record = 0; record < count; record++) {
    if (width == 1) wrong |= <u32>isBlank(load<u8>(block + <usize>(load<i32>(at - 4) + 1)));
    for (const end = at + (<usize>(width - 1) << 2); at < end; at += 4) {
      wrong |= <u32>load<u8>(block + <usize>load<u32>(at)) ^ <u32>delimiter;
    }
    wrong |= <u32>(load<u8>(block + <usize>load<u32>(at)) ^ LF);
    at += 4;
    if (wrong != 0) return -1;
  }
  for (const end = marks + 4 + (<usize>fields << 2); at < end; at += 4) {
    wrong |= <u32>load<u8>(block + <usize>load<u32>(at)) ^ <u32>delimiter;
  }
  return wrong != 0 ? -1 : count;
}

function isBlank(byte: u8): bool {
  return byte == LF || byte == CR || byte == SPACE || byte == TAB;
}

// @ts-ignore: decorator
@inline
function ends16(bytes: v128, delimiters: v128): v128 {
  return v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, i8x16.splat(LF)));
}

// @ts-ignore: decorator
@inline
function special16(bytes: v128): v128 {
  return v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(CR)));
}

// @ts-ignore: decorator
@inline
function equal(v0: v128, v1: v128, v2: v128, v3: v128, byte: u8): u64 {
  const all = i8x16.splat(byte);
  return mask(i8x16.eq(v0, all), i8x16.eq(v1, all), i8x16.eq(v2, all), i8x16.eq(v3, all));
}

/** The high bits of 64 bytes. */
// @ts-ignore: decorator
@inline
function mask(v0: v128, v1: v128, v2: v128, v3: v128): u64 {
  const low = <u64>(<u32>i8x16.bitmask(v0) | (<u32>i8x16.bitmask(v1) << 16));
  const high = <u64>(<u32>i8x16.bitmask(v2) | (<u32>i8x16.bitmask(v3) << 16));
  return low | (high << 32);
}

/** Bit i is set where an odd number of the bits 0 to i are. */
// @ts-ignore: decorator
@inline
function oddUpTo(bits: u64): u64 {
  let odd = bits;
  odd ^= odd << 1;
  odd ^= odd << 2;
  odd ^= odd << 4;
  odd ^= odd << 8;
  odd ^= odd << 16;
  odd ^= odd << 32;
  return odd;
}

/** Writes the positions of set bits, eight at a time: those past the last are overwritten by the next. */
// @ts-ignore: decorator
@inline
function put(ends: u64, base: i32, out: usize): usize {
  let bits = ends;
  let at = out;
  let go = true;
  while (go) {
    for (let i: usize = 0; i < 32; i += 4) {
      store<i32>(at + i, base + <i32>ctz(bits));
      bits &= bits - 1;
    }
    at += 32;
    go = bits != 0;
  }
  return out + (<usize>popcnt(ends) << 2);
}
