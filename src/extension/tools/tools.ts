import * as vscode from 'vscode';
import { DataError } from '../../core/fault';
import { faultText } from '../../messages';
import { compareRuns } from './compareRuns';
import { describeTable } from './describeTable';
import { explainRow } from './explainRow';
import { predictRows } from './predictRows';
import { type Tool, type Toolbox, ToolError } from './tool';
import { trainModel } from './trainModel';

/** What language models can ask for, by the names in the manifest. */
export type Tools = Readonly<Record<string, vscode.LanguageModelTool<unknown>>>;

export function toolsOf(box: Toolbox): Tools {
  return {
    descent_describe_table: asOffered(describeTable, box),
    descent_train_model: asOffered(trainModel, box),
    descent_explain_row: asOffered(explainRow, box),
    descent_compare_runs: asOffered(compareRuns, box),
    descent_predict: asOffered(predictRows, box),
  };
}

function asOffered<Input>(tool: Tool<Input>, box: Toolbox): vscode.LanguageModelTool<unknown> {
  return {
    prepareInvocation({ input }) {
      const read = inputOf(tool, input);
      const { title, message } = tool.asks(read);
      return { invocationMessage: tool.doing(read), confirmationMessages: { title, message } };
    },
    async invoke({ input }, token) {
      try {
        const answer = await tool.answer(inputOf(tool, input), box, token);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(answer))]);
      } catch (error) {
        throw error instanceof DataError ? new ToolError(faultText(error)) : error;
      }
    },
  };
}

function inputOf<Input>(tool: Tool<Input>, input: unknown): Input {
  try {
    return tool.input(input, 'input');
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new ToolError(inputFault(error));
  }
}

function inputFault({ values }: DataError): string {
  const { where, found, expected, ...rest } = values;
  const bounds = Object.entries(rest).map(([name, value]) => `${name} ${value}`);
  return `The input does not fit: at ${where} found ${found}, expected ${[expected, ...bounds].join(', ')}.`;
}
