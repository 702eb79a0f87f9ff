import type { OnnxGraph } from './onnxGraph';
import type { Decision } from './scorer';

/** Gives what becomes of the outputs under names that tell it. */
export function decide(graph: OnnxGraph, decision: Decision, outputs: string): void {
  switch (decision.kind) {
    case 'value':
      graph.output('prediction', outputs, 'double', 1);
      return;
    case 'two': {
      const { positive, negative, sigmoid } = decision;
      const above = graph.node('Greater', [outputs, graph.doubles([0])]);
      const named = graph.node('Where', [above, graph.strings([positive]), graph.strings([negative])]);
      graph.output('prediction', whereKnown(graph, outputs, named), 'string', 1);
      graph.output('output', outputs, 'double', 1);
      if (sigmoid) graph.output('probability', graph.node('Sigmoid', [outputs]), 'double', 1);
      return;
    }
    case 'several': {
      const { classes, probability } = decision;
      const width = classes.length;
      const largest = graph.node('ArgMax', [outputs], { axis: 1, keepdims: 1 });
      const named = graph.node('Gather', [graph.strings(classes, [width]), largest]);
      const first = graph.node('Gather', [outputs, graph.integers([0], [1])], { axis: 1 });
      graph.output('prediction', whereKnown(graph, first, named), 'string', 1);
      graph.output('outputs', outputs, 'double', width);
      if (probability === 'softmax')
        graph.output('probabilities', graph.node('Softmax', [outputs], { axis: 1 }), 'double', width);
      if (probability === 'sigmoid') graph.output('probabilities', graph.node('Sigmoid', [outputs]), 'double', width);
      return;
    }
    default:
      decision satisfies never;
  }
}

/** The names of classes, and no name where the output is NaN. */
function whereKnown(graph: OnnxGraph, output: string, named: string): string {
  return graph.node('Where', [graph.node('IsNaN', [output]), graph.strings(['']), named]);
}
