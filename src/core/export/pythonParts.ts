import { missingBy } from '../table/missing';
import { type Part, partsFor } from './parts';
import type { Scorer } from './scorer';
import { quoted } from './words';

/** The functions that a printed program calls. */
export function pythonParts(program: string, { decimal, missing }: Scorer): string[] {
  const gaps = missingBy({ decimal, missing }).numbers;
  return partsFor(gaps.length > 0 ? WITH_GAPS : PARTS, program, { decimal, missing, gaps }).flatMap((code) => [
    '',
    '',
    code,
  ]);
}

interface Context {
  readonly decimal: '.' | ',';
  readonly missing: readonly string[];
  /** Numbers that stand for a missing cell. */
  readonly gaps: readonly number[];
}

const PARTS: readonly Part<Context>[] = [
  {
    name: '_numbers_or',
    needs: ['_numbers'],
    code: () => `def _numbers_or(cells, fill):
    """Words that are no numbers are missing; an infinite number is one without a prediction."""
    infinite = [isinstance(cell, str) and re.fullmatch(INFINITE, cell, re.I) is not None for cell in cells]
    values = _numbers(cells, fill)
    return np.where(np.isnan(values) & ~np.array(infinite, dtype=bool), fill, values)


INFINITE = r"[ \\t]*[+-]?inf(inity)?[ \\t]*"`,
  },
  {
    name: '_days_or',
    needs: ['_days'],
    code: () => `def _days_or(cells, fill, day_first):
    """Words that are no dates are missing."""
    values = _days(cells, fill, day_first)
    return np.where(np.isnan(values), fill, values)`,
  },
  {
    name: '_numbers',
    needs: ['_is_missing'],
    code: ({ decimal }) => {
      const mark = decimal === ',' ? ',' : '\\.';
      return `def _numbers(cells, fill):
    return np.array([fill if _is_missing(cell) else _number(cell) for cell in cells], dtype=float)


def _number(cell):
    if not isinstance(cell, str):
        return float(cell)
    text = cell.strip(" \\t")
    is_number = re.fullmatch(r"[+-]?([0-9]+${mark}?[0-9]*|${mark}[0-9]+)([eE][+-]?[0-9]+)?", text)
    return float(text${decimal === ',' ? '.replace(",", ".")' : ''}) if is_number else np.nan`;
    },
  },
  {
    name: '_places',
    needs: ['_is_missing'],
    code: () => `def _places(cells, fill, levels, other):
    """The place of each level; other is that of all that are not listed."""
    place = {level: at for at, level in enumerate(levels)}
    return np.array([fill if _is_missing(cell) else place.get(str(cell), other) for cell in cells], dtype=float)`,
  },
  {
    name: '_days',
    needs: ['_is_missing'],
    code: () => `def _days(cells, fill, day_first):
    """The days since 1970-01-01 of dates, or of texts yyyy-mm-dd, yyyy/mm/dd, dd.mm.yyyy and mm/dd/yyyy (dd/mm/yyyy)."""
    return np.array([fill if _is_missing(cell) else _day(cell, day_first) for cell in cells], dtype=float)


DATE = (
    r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}"
    r"|[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})"
)
TIME = (
    r"([tT ]([01][0-9]|2[0-4]):[0-5][0-9](:([0-5][0-9]|60)([.][0-9]+)?)?"
    r" ?([zZ]|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)?)?"
)


def _day(cell, day_first):
    if not isinstance(cell, str):
        return float(np.datetime64(cell, "D").astype(int))
    written = re.fullmatch(DATE + TIME, cell.strip(" \\t"))
    if not written:
        return np.nan
    date = written[1]
    first, second, third = (int(number) for number in re.split("[-./]", date))
    if date[:4].isdigit():
        year, month, day = first, second, third
    elif day_first or "." in date:
        day, month, year = first, second, third
    else:
        month, day, year = first, second, third
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return np.nan
    return float(np.datetime64(f"{year:04}-{month:02}", "D").astype(int) + day - 1)`,
  },
  {
    name: '_missing',
    needs: ['_is_missing'],
    code: () => `def _missing(cells):
    return np.array([_is_missing(cell) for cell in cells])`,
  },
  {
    name: '_year',
    needs: ['_dates'],
    code: () => `def _year(days):
    return _dates(days).astype("datetime64[Y]").astype(int) + 1970`,
  },
  {
    name: '_month',
    needs: ['_dates'],
    code: () => `def _month(days):
    return _dates(days).astype("datetime64[M]").astype(int) % 12 + 1`,
  },
  {
    name: '_weekday',
    code: () => `def _weekday(days):
    """From Monday = 0."""
    return (days + 3) % 7`,
  },
  {
    name: '_dates',
    code: () => `def _dates(days):
    return np.where(np.isfinite(days), days, 0).astype(int).astype("datetime64[D]")`,
  },
  {
    name: '_sigmoid',
    code: () => `def _sigmoid(output):
    power = np.exp(-np.abs(output))
    return np.where(output >= 0, 1, power) / (1 + power)`,
  },
  {
    name: '_softmax',
    code: () => `def _softmax(outputs):
    powers = np.exp(outputs - outputs.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)`,
  },
  {
    name: '_is_missing',
    code: ({ missing, gaps }) => `MARKS = set(${quoted(['', ...missing])})
${gaps.length > 0 ? `GAPS = {${gaps.join(', ')}}\n` : ''}

def _is_missing(cell):
    if isinstance(cell, str):
        return cell.strip(" \\t") in MARKS${gaps.length > 0 ? ' or _number(cell) in GAPS' : ''}
    return cell is None or type(cell).__name__ == "NAType" or cell != cell${gaps.length > 0 ? ' or cell in GAPS' : ''}  # the NA of pandas has no truth`,
  },
];

/** To tell a number that stands for a missing cell, its text is read. */
const WITH_GAPS = PARTS.map((part) => (part.name === '_is_missing' ? { ...part, needs: ['_numbers'] } : part));
