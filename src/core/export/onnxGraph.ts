import { bytes, doublesOf, encoded, type Field, integer, type Message, message, string, utf8Of } from './protobuf';

/** The types of elements that are used, by their numbers in ONNX. */
const ELEMENTS = { double: 11, int64: 7, string: 8 } as const;
export type Element = keyof typeof ELEMENTS;

/** Attributes of a node: whole numbers, texts, and lists of them. */
export type Attributes = Readonly<Record<string, number | string | readonly number[] | readonly string[]>>;

/** The versions of what is used; ONNX Runtime has had them since 1.13. */
const IR_VERSION = 8;
const OPERATORS = 17;
const ML = 'ai.onnx.ml';
const ML_OPERATORS = 2;

/** How many rows there are is known when the model is run. */
const ROWS = 'rows';

/** A graph of ONNX that is put together node by node: each gives the name of what it computes. Source: onnx.proto, onnx.ai. */
export class OnnxGraph {
  private readonly taken = new Set<string>();
  private readonly nodes: Field[] = [];
  private readonly constants: Field[] = [];
  private readonly inputs: Field[] = [];
  private readonly outputs: Field[] = [];

  /** A column: one value for each row. */
  input(name: string, element: Element): string {
    this.taken.add(name);
    this.inputs.push(message(11, matrixOf(name, element, 1)));
    return name;
  }

  /** Gives a value to whoever runs the model, under the name or one like it that no column has. */
  output(name: string, value: string, element: Element, width: number): void {
    const free = this.free(name);
    this.nodes.push(message(1, nodeOf('Identity', [value], free)));
    this.outputs.push(message(12, matrixOf(free, element, width)));
  }

  node(operator: string, inputs: readonly string[], attributes: Attributes = {}, domain = ''): string {
    const output = this.free(`#${this.nodes.length}`);
    this.nodes.push(message(1, nodeOf(operator, inputs, output, attributes, domain)));
    return output;
  }

  /** A node of the operators for machine learning. */
  mlNode(operator: string, inputs: readonly string[], attributes: Attributes): string {
    return this.node(operator, inputs, attributes, ML);
  }

  doubles(values: readonly number[], dimensions: readonly number[] = []): string {
    return this.constant('double', dimensions, [bytes(9, doublesOf(values))]);
  }

  integers(values: readonly number[], dimensions: readonly number[] = []): string {
    return this.constant(
      'int64',
      dimensions,
      values.map((value) => integer(7, value)),
    );
  }

  strings(values: readonly string[], dimensions: readonly number[] = []): string {
    return this.constant(
      'string',
      dimensions,
      values.map((value) => string(6, value)),
    );
  }

  /** The whole file. */
  encoded(name: string): Uint8Array {
    const graph = [...this.nodes, string(2, name), ...this.constants, ...this.inputs, ...this.outputs];
    return encoded([
      integer(1, IR_VERSION),
      string(2, 'Descent'),
      message(7, graph),
      message(8, [string(1, ''), integer(2, OPERATORS)]),
      message(8, [string(1, ML), integer(2, ML_OPERATORS)]),
    ]);
  }

  private constant(element: Element, dimensions: readonly number[], data: Message): string {
    const name = this.free(`=${this.constants.length}`);
    const tensor = [
      ...dimensions.map((size) => integer(1, size)),
      integer(2, ELEMENTS[element]),
      ...data,
      string(8, name),
    ];
    this.constants.push(message(5, tensor));
    return name;
  }

  private free(name: string): string {
    let free = name;
    while (this.taken.has(free)) free += '_';
    this.taken.add(free);
    return free;
  }
}

function nodeOf(
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Attributes = {},
  domain = '',
): Message {
  return [
    ...inputs.map((input) => string(1, input)),
    string(2, output),
    string(4, operator),
    ...Object.entries(attributes).map(([name, value]) => message(5, [string(1, name), ...attributeOf(value)])),
    string(7, domain),
  ];
}

/** The value under the field of its kind, and the number of the kind. */
function attributeOf(value: Attributes[string]): Message {
  if (typeof value === 'number') return [integer(3, value), integer(20, 2)];
  if (typeof value === 'string') return [bytes(4, utf8Of(value)), integer(20, 3)];
  const isText = value.some((one) => typeof one === 'string');
  const items = value.map((one) => (typeof one === 'string' ? string(9, one) : integer(8, one)));
  return [...items, integer(20, isText ? 8 : 7)];
}

/** A matrix of a row for each row of the table. */
function matrixOf(name: string, element: Element, width: number): Message {
  const shape = [message(1, [string(2, ROWS)]), message(1, [integer(1, width)])];
  return [string(1, name), message(2, [message(1, [integer(1, ELEMENTS[element]), message(2, shape)])])];
}
