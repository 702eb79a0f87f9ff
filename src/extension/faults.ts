import * as vscode from 'vscode';
import { DataError, type Fault } from '../core/fault';
import { openSetting } from './settings';
import { textOfFault } from './text';

/** What is thrown, as a fault; what isn't the user's to mend is a defect of ours. */
export function faultOf(cause: unknown): Fault {
  if (cause instanceof DataError || isFault(cause)) return { code: cause.code, values: cause.values };
  return { code: 'internal', values: { reason: cause instanceof Error ? cause.message : String(cause) } };
}

/** The end of a process: nobody's table is to blame, and trying again may help. */
export function isOfProcess({ code }: Fault): boolean {
  return code === 'trainerEnded' || code === 'trainerSilent';
}

/** Another way to read the table may be the remedy. */
const READING_FAULTS: ReadonlySet<Fault['code']> = new Set<Fault['code']>([
  'headerOnly',
  'firstLineBeyond',
  'unclosedQuote',
  'recordTooLong',
  'encodingUnknown',
]);

/** Tells a fault, with the remedies that go with it; some are of the table that it is about. */
export async function showFault(
  cause: unknown,
  log: vscode.LogOutputChannel,
  retry: () => void,
  table?: vscode.Uri,
): Promise<void> {
  const fault = faultOf(cause);
  if (fault.code === 'internal') log.error(cause instanceof Error ? cause : String(fault.values.reason));
  const remedies = new Map<string, () => void>();
  if (isOfProcess(fault) || fault.code === 'fileMissing') remedies.set(vscode.l10n.t('Retry'), retry);
  if (isOfProcess(fault) || fault.code === 'internal') remedies.set(vscode.l10n.t('Show Log'), () => log.show());
  if (fault.code === 'optionRange') {
    remedies.set(vscode.l10n.t('Open Settings'), () => openSetting(String(fault.values.option)));
  }
  if (fault.code === 'emptyFile' || fault.code === 'headerOnly') {
    const openSample = () => void vscode.commands.executeCommand('descent.openSample');
    remedies.set(vscode.l10n.t('Open a Sample Table'), openSample);
  }
  if (table && READING_FAULTS.has(fault.code)) {
    const howRead = () => void vscode.commands.executeCommand('descent.howRead', table);
    remedies.set(vscode.l10n.t('How the Table Is Read…'), howRead);
  }
  const chosen = await vscode.window.showErrorMessage(textOfFault(fault), ...remedies.keys());
  if (chosen !== undefined) remedies.get(chosen)?.();
}

function isFault(cause: unknown): cause is Fault {
  return typeof cause === 'object' && cause !== null && 'code' in cause && 'values' in cause;
}
