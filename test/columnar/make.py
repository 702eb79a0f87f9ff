# Writes the tables of this folder: the same values as CSV and, by pyarrow, as Parquet, Arrow and Feather. README.md tells more.
import csv, datetime, decimal, math, os, random, struct, uuid
import pyarrow as pa, pyarrow.feather as feather, pyarrow.parquet as parquet

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = 60
random.seed(7)
EPOCH = datetime.datetime(1970, 1, 1)


def some(value):
    """The value in most rows, none in some."""
    return value if random.random() < 0.85 else None


def single(value):
    return struct.unpack('f', struct.pack('f', value))[0]


def half(value):
    return struct.unpack('e', struct.pack('e', value))[0]


def moment(digits):
    """Ticks of a moment between 1900 and 2100, of which a second has 10 ** digits."""
    return random.randrange(-2_208_988_800, 4_102_444_800) * 10**digits + random.choice([0, random.randrange(10**digits)])


def iso(ticks, digits, suffix=''):
    seconds, rest = divmod(ticks, 10**digits)
    fraction = '.' + str(rest).zfill(digits).rstrip('0') if rest else ''
    return (EPOCH + datetime.timedelta(seconds=seconds)).isoformat() + fraction + suffix


def clock(microseconds):
    seconds, rest = divmod(microseconds, 10**6)
    return f'{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}' + ('.' + str(rest).zfill(6).rstrip('0') if rest else '')


WORDS = ['red', 'green', 'say "hi"', '"quoted"', 'a, b', 'naïve', '초록', 'two\nlines', "it's"]
# Name, type, how a value is made, and how a CSV has it.
COLUMNS = [
    ('double', pa.float64(), lambda: random.gauss(0, 1) * 10 ** random.randrange(-9, 9), repr),
    ('single', pa.float32(), lambda: single(random.gauss(0, 1)), repr),
    ('half', pa.float16(), lambda: half(random.gauss(0, 1)), repr),
    ('infinite', pa.float64(), lambda: random.choice([1.5, math.inf, -math.inf]), lambda x: repr(x).replace('inf', 'Infinity')),
    ('int8', pa.int8(), lambda: random.randrange(-128, 128), str),
    ('int64', pa.int64(), lambda: random.randrange(-(2**63), 2**63), str),
    ('uint32', pa.uint32(), lambda: random.randrange(2**32), str),
    ('uint64', pa.uint64(), lambda: random.randrange(2**64), str),
    ('price', pa.decimal128(9, 2), lambda: decimal.Decimal(random.randrange(-(10**8), 10**8)).scaleb(-2), str),
    ('long', pa.decimal128(30, 12), lambda: decimal.Decimal(random.randrange(-(10**29), 10**29)).scaleb(-12), lambda x: f'{x:f}'),
    ('flag', pa.bool_(), lambda: random.random() < 0.4, lambda x: 'true' if x else 'false'),
    ('word', pa.string(), lambda: random.choice(WORDS), str),
    ('level', pa.dictionary(pa.int8(), pa.string()), lambda: random.choice(['low', 'middle', 'high']), str),
    ('numeral', pa.string(), lambda: str(random.randrange(100)), str),
    ('marked', pa.string(), lambda: random.choice(['NA', '1', '2.5', '']), str),
    ('written', pa.string(), lambda: iso(moment(0), 0)[:10], str),
    ('day', pa.date32(), lambda: (EPOCH + datetime.timedelta(days=random.randrange(-20000, 40000))).date(), str),
    ('micro', pa.timestamp('us', tz='UTC'), lambda: moment(6), lambda t: iso(t, 6, 'Z')),
    ('nano', pa.timestamp('ns'), lambda: moment(9), lambda t: iso(t, 9)),
    ('milli', pa.timestamp('ms'), lambda: moment(3), lambda t: iso(t, 3)),
    ('time', pa.time64('us'), lambda: random.randrange(86_400 * 10**6), clock),
    ('whole', pa.int32(), lambda: random.randrange(50), str),
    ('none', pa.float64(), lambda: None, str),
]
OPAQUE = [
    ('list', pa.list_(pa.int32()), [[1, 2]] * ROWS),
    ('record', pa.struct([('x', pa.int32()), ('y', pa.string())]), [{'x': 1, 'y': 'a'}] * ROWS),
    ('bytes', pa.binary(), [b'\x00\xff'] * ROWS),
]


def main():
    # Without a gap, as columns that must have a value are stored in another way.
    values = {name: [make() if name == 'whole' else some(make()) for _ in range(ROWS)] for name, _, make, _ in COLUMNS}
    with open(os.path.join(HERE, 'types.csv'), 'w', newline='', encoding='utf-8') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow([name for name, *_ in COLUMNS])
        for row in range(ROWS):
            writer.writerow(['' if values[name][row] is None else text(values[name][row]) for name, _, _, text in COLUMNS])
    fields = [pa.field(name, kind, nullable=name != 'whole') for name, kind, *_ in COLUMNS]
    fields += [pa.field(name, kind) for name, kind, _ in OPAQUE]
    arrays = [pa.array(values[name], kind) for name, kind, *_ in COLUMNS] + [pa.array(data, kind) for _, kind, data in OPAQUE]
    table = pa.table(arrays, schema=pa.schema(fields))
    at = lambda name: os.path.join(HERE, name)
    for codec in ['none', 'snappy', 'gzip', 'brotli', 'zstd', 'lz4']:
        parquet.write_table(table, at(f'{codec}.parquet'), compression=codec, row_group_size=25)
    parquet.write_table(table, at('pages2.parquet'), data_page_version='2.0', use_dictionary=False, store_decimal_as_integer=True)
    parquet.write_table(table, at('int96.parquet'), use_deprecated_int96_timestamps=True)
    for codec in ['uncompressed', 'lz4', 'zstd']:
        feather.write_feather(table, at(f'{codec}.feather'), compression=codec, chunksize=25)
    with pa.ipc.new_stream(at('stream.arrow'), table.schema) as stream:
        stream.write_table(table, max_chunksize=25)
    lz4 = pa.ipc.IpcWriteOptions(compression='lz4')
    long = pa.table({'x': pa.array([float(i % 1000) for i in range(40_000)]), 'y': pa.array([2.0 * (i % 1000) + 1 for i in range(40_000)])})
    with pa.ipc.new_file(at('linked.arrow'), long.schema, options=lz4) as file:
        file.write_table(long)


main()
