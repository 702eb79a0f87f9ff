import { DataType, DateUnit, Precision, TimeUnit } from 'apache-arrow';
import { BOOLEAN, DATE, decimal, HALF, type Kind, NUMBER, OPAQUE, TEXT, time, timestamp, UNIT_DIGITS } from './kinds';

const DIGITS: Readonly<Record<TimeUnit, number>> = {
  [TimeUnit.SECOND]: UNIT_DIGITS.seconds,
  [TimeUnit.MILLISECOND]: UNIT_DIGITS.milliseconds,
  [TimeUnit.MICROSECOND]: UNIT_DIGITS.microseconds,
  [TimeUnit.NANOSECOND]: UNIT_DIGITS.nanoseconds,
};

/** What the values of a type mean, as `valuesOf` gives them. A duration is a number in its unit. */
export function kindOf(type: DataType): Kind {
  if (DataType.isDictionary(type)) return kindOf(type.dictionary);
  if (DataType.isInt(type) || DataType.isDuration(type) || DataType.isNull(type)) return NUMBER;
  if (DataType.isFloat(type)) return type.precision === Precision.HALF ? HALF : NUMBER;
  if (DataType.isBool(type)) return BOOLEAN;
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type)) return TEXT;
  if (DataType.isDecimal(type)) return decimal(type.scale);
  if (DataType.isDate(type)) return type.unit === DateUnit.DAY ? DATE : timestamp(UNIT_DIGITS.milliseconds, false);
  if (DataType.isTimestamp(type)) return timestamp(DIGITS[type.unit], Boolean(type.timezone));
  if (DataType.isTime(type)) return time(DIGITS[type.unit]);
  return OPAQUE;
}
