import { DataError } from '../core/fault';
import type { Fault, FromTrainer, RunStart, Setup, ToTrainer } from '../protocol';

type Answer = Extract<FromTrainer, { survey: number }>;

interface Asked {
  resolve(start: RunStart): void;
  reject(error: DataError): void;
}

/** The surveys that a trainer is asked for, each with who waits for it. */
export class Surveys {
  private readonly asked = new Map<number, Asked>();
  private count = 0;
  private over: DataError | undefined;

  constructor(private readonly post: (message: ToTrainer) => void) {}

  ask(setup: Setup): Promise<RunStart> {
    if (this.over) return Promise.reject(this.over);
    const survey = ++this.count;
    return new Promise((resolve, reject) => {
      this.asked.set(survey, { resolve, reject });
      this.post({ type: 'survey', survey, setup });
    });
  }

  receive(answer: Answer): void {
    const asked = this.asked.get(answer.survey);
    this.asked.delete(answer.survey);
    if (answer.type === 'surveyed') asked?.resolve(answer.start);
    else asked?.reject(new DataError(answer.fault.code, answer.fault.values));
  }

  /** The trainer has ended: nothing is answered any more. */
  end({ code, values }: Fault): void {
    this.over = new DataError(code, values);
    for (const { reject } of this.asked.values()) reject(this.over);
    this.asked.clear();
  }
}
