import type { Overlay } from '../protocol';
import type { LossLine } from './lossLines';
import type { Say } from './words';

/** The lines of the runs that are compared, where their curves can be. */
export function overlayLines(overlays: readonly Overlay[], say: Say): LossLine[] {
  return overlays.flatMap(({ name, colour, curve }): LossLine[] => {
    if (!curve) return [];
    const { iterations, losses, validation } = curve;
    const line = { name, colour, kind: 'overlay', series: { values: losses, iterations } } as const;
    if (!validation) return [line];
    const held = { name: `${name}, ${say('validationRows')}`, series: { values: validation, iterations } };
    return [line, { ...held, colour, kind: 'overlayHeld' }];
  });
}
