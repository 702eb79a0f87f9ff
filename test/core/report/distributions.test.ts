import assert from 'node:assert/strict';
import {
  fisherTail,
  normalCritical,
  normalTail,
  studentCritical,
  studentTail,
} from '../../../src/core/report/distributions';

const close = (found: number, want: number, digits = 11) =>
  assert.ok(Math.abs(found - want) <= 10 ** -digits * Math.abs(want), `${found} should be ${want}`);

/** What isn't from a table or a closed form was computed with mpmath 1.3 at 40 digits (betainc and erfc). */
describe('distributions', () => {
  it('the normal tail is 1 − erf, as Abramowitz and Stegun have it in tables 7.1 and 26.1', () => {
    close(normalTail(Math.SQRT2), 1 - 0.8427007929497149);
    close(normalTail(2 * Math.SQRT2), 1 - 0.9953222650189527);
    close(normalTail(1), 2 * (1 - 0.841344746068543), 11);
    close(normalTail(5), 5.733031437583878e-7);
    close(normalTail(10), 1.523970604832105e-23);
    assert.deepEqual([normalTail(0), normalTail(Number.POSITIVE_INFINITY)], [1, 0]);
  });

  it('the critical values of the normal are those of every table', () => {
    close(normalCritical(0.05), 1.9599639845400543);
    close(normalCritical(0.01), 2.575829303548901);
    close(normalCritical(0.5), 0.6744897501960817);
    close(normalCritical(1e-10), 6.466951087240516);
    assert.deepEqual([normalCritical(1), normalCritical(0)], [0, Number.POSITIVE_INFINITY]);
  });

  it("Student's tail has a closed form for one and for two degrees of freedom", () => {
    for (const t of [0.01, 0.5, 1, 3, 40, 1e5]) {
      close(studentTail(t, 1), (2 / Math.PI) * Math.atan(1 / t));
      close(studentTail(t, 2), 2 / (2 + t * t) / (1 + t / Math.sqrt(2 + t * t)));
    }
    assert.equal(studentTail(0, 9), 1);
    assert.ok(Number.isNaN(studentTail(2, 0)));
  });

  it("Student's tail has ten digits and more, from one degree of freedom to a million", () => {
    close(studentTail(2.5, 3), 0.08770664700806555);
    close(studentTail(1, 10), 0.34089313230205986);
    close(studentTail(0.1, 7), 0.9231480596047924);
    close(studentTail(8, 30), 6.265822475700759e-9);
    close(studentTail(40, 5), 1.8411962171772954e-7);
    close(studentTail(2, 999_990), 0.04550053385401879, 10);
  });

  it("Student's critical values are those of the tables", () => {
    close(studentCritical(0.05, 1), 12.706204736174705);
    close(studentCritical(0.05, 2), 4.302652729749464);
    close(studentCritical(0.05, 10), 2.228138851986275);
    close(studentCritical(0.05, 34), 2.032244509317719);
    close(studentCritical(0.01, 100), 2.6258905214380177);
    close(studentCritical(1e-6, 9), 11.63678202732889);
    close(studentCritical(0.05, 1_000_000), 1.959966356814107, 10);
  });

  it("Fisher's tail with one degree above is Student's, squared", () => {
    for (const t of [0.3, 1, 2.7]) close(fisherTail(t * t, 1, 17), studentTail(t, 17));
    close(fisherTail(3.5, 2, 10), 0.07042962777237426);
    close(fisherTail(330.285339234588, 6, 9), 4.98403052872481e-10);
    close(fisherTail(0.7, 5, 1000), 0.6235199534224151);
    close(fisherTail(1.01, 300, 400), 0.46127462376409023);
    assert.deepEqual([fisherTail(0, 2, 3), fisherTail(Number.POSITIVE_INFINITY, 2, 3)], [1, 0]);
  });
});
