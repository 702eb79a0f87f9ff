/** What can be said of data, without a sentence: `messages.ts` holds the words of each code, in every language. */
export type Values = Readonly<Record<string, string | number>>;

/** A fault that the user can mend: what was found, what was expected and where are its values. */
export type FaultCode =
  | 'emptyFile'
  | 'headerOnly'
  | 'oneRow'
  | 'unreadable'
  | 'encodingUnknown'
  | 'encodingUnsupported'
  | 'fileMissing'
  | 'unclosedQuote'
  | 'recordTooLong'
  | 'firstLineBeyond'
  | 'fileChanged'
  | 'copyFailed'
  | 'memoryInBrowser'
  | 'tooLarge'
  | 'tooManyFeatures'
  | 'outOfMemory'
  | 'fileUnwritable'
  | 'ownFile'
  | 'columnarUnknown'
  | 'columnarBroken'
  | 'columnarCompression'
  | 'columnarInBrowser'
  | 'unknownColumn'
  | 'columnsMissing'
  | 'notNeeded'
  | 'columnUnfit'
  | 'powerRange'
  | 'powerUnfit'
  | 'unknownPart'
  | 'notDate'
  | 'unknownReference'
  | 'weightsUnfit'
  | 'splitTooSmall'
  | 'foldsRange'
  | 'targetIsFeature'
  | 'targetNotNumber'
  | 'unknownClass'
  | 'oneClass'
  | 'noFeatures'
  | 'noRows'
  | 'tooFewRows'
  | 'constantTarget'
  | 'magnitude'
  | 'unknownEstimator'
  | 'unknownOption'
  | 'lossUnfit'
  | 'optionRange'
  | 'optionUnfit'
  | 'optimizerUnfit'
  | 'startUnfit'
  | 'runGone'
  | 'notModel'
  | 'modelNotJson'
  | 'modelTooLong'
  | 'jsonTooComplex'
  | 'modelVersion'
  | 'modelUnfit'
  | 'modelNotFinite'
  | 'formulaTooLong'
  | 'formulaTextTooLong'
  | 'pmmlProbabilities'
  | 'notInXml'
  | 'readingUnfit'
  | 'notBySums'
  | 'notInSpark'
  | 'answerTooLong'
  | 'answerNotJson'
  | 'answerRows'
  | 'answerColumns'
  | 'answerUnfit'
  | 'statisticsShort'
  | 'stoppedEarly'
  | 'trainerEnded'
  | 'trainerSilent'
  | 'internal';

export interface Fault {
  readonly code: FaultCode;
  readonly values: Values;
}

/** Thrown for a fault that the user can mend; everything else that is thrown is a defect of ours. */
export class DataError extends Error implements Fault {
  override readonly name = 'DataError';

  constructor(
    readonly code: FaultCode,
    readonly values: Values = {},
  ) {
    super(code);
  }

  /** Bundles that lie beside one another have a class each: the name tells. */
  static override [Symbol.hasInstance](error: unknown): boolean {
    return error instanceof Error && error.name === 'DataError';
  }
}
