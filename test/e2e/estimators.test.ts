import assert from 'node:assert/strict';
import { useDescent } from '../support/workbench';

describe('the classifiers on penguins', () => {
  const descent = useDescent({ file: 'penguins.csv' });
  const words = async (selector: string) => (await descent().panel.locator(selector).textContent()) ?? '';

  async function choose(target: string, estimator: string): Promise<void> {
    const { picker } = descent();
    await descent().answer('Descent: Train a Model on This CSV', 'Choose the target', async () => {
      await picker.focus(target);
      await picker.accept();
    });
    await picker.opened('Choose the estimator');
    await picker.focus(estimator);
    await picker.accept();
  }

  it('offer a sigmoid neuron first for two classes, and report its log loss', async () => {
    const { picker, panel } = descent();
    await choose('sex', 'Sigmoid neuron');
    await picker.opened('Choose the features');
    await picker.accept();
    await descent().finished(1);
    assert.ok(Number(await panel.locator('[data-metric="accuracy"]').getAttribute('data-value')) > 0.9);
    assert.ok(Number(await panel.locator('[data-metric="logLoss"]').getAttribute('data-value')) < 0.3);
    assert.match(await words('#equation'), /P\(sex=MALE\).*σ\(/);
    assert.match(await words('#rows'), /344 rows: 333 used, 11 left out/);
  });

  it('ask which class to tell from the rest where there are three, and go back with what was chosen', async () => {
    const { page, picker } = descent();
    await choose('species', 'Perceptron');
    await picker.opened('Choose the class');
    assert.match(await picker.focused(), /Adelie.*152 rows/);
    await page.locator('.quick-input-widget .codicon-quick-input-back').click();
    await picker.opened('Choose the estimator');
    assert.match(await picker.focused(), /Perceptron/);
    await picker.accept();
    await picker.opened('Choose the class');
    await picker.focus('Chinstrap');
    await picker.accept();
    await picker.opened('Choose the features');
    for (const column of ['island', 'sex']) await picker.toggle(column);
    await picker.accept();
  });

  it('say that the perceptron did not settle where no plane parts the classes', async () => {
    await descent().finished(2);
    assert.match(await words('#notes'), /did not settle/);
    const misclassified = Number(
      await descent().panel.locator('[data-metric="misclassified"]').getAttribute('data-value'),
    );
    assert.ok(misclassified > 0 && misclassified <= 10, String(misclassified));
  });

  it('explain a row by its class, right or wrong', async () => {
    const text = await descent().editor.hover('Adelie,Torgersen,39.1', '39.1');
    assert.match(text, /Chinstrap/);
    assert.match(text, /Adelie/);
  });

  it('remember what was chosen for this file', async () => {
    const { picker } = descent();
    await descent().runCommand('Descent: Train a Model on This CSV');
    await picker.opened('Choose the target');
    assert.match(await picker.focused(), /species/);
    await picker.cancel();
    await descent().runCommand('Descent: Train Again');
    await descent().finished(3);
    assert.match(await words('#notes'), /did not settle/);
  });

  it('train a neuron for each class against the rest, whose weights are shown class by class', async () => {
    const { picker, panel } = descent();
    await choose('species', 'Sigmoid neuron');
    await picker.opened('Choose the class');
    assert.match(await picker.focused(), /Chinstrap/);
    await picker.focus('Each class against the rest');
    assert.match(await picker.focused(), /3 neurons, one for each class/);
    await picker.accept();
    await picker.opened('Choose the features');
    await picker.accept();
    await descent().finished(4);
    assert.match(await words('h1'), /species: sigmoid neuron, each class against the rest, log loss/);
    assert.deepEqual(await panel.locator('#class option').allTextContents(), ['Adelie', 'Chinstrap', 'Gentoo']);
    const seen = new Set<string>();
    for (const name of ['Adelie', 'Chinstrap', 'Gentoo']) {
      await panel.locator('#class').selectOption({ label: name });
      const equation = await words('#equation');
      assert.ok(equation.startsWith(`P(species=${name}) = σ(`), equation);
      seen.add(await words('#weights'));
    }
    assert.equal(seen.size, 3);
    assert.ok(Number(await panel.locator('[data-metric="accuracy"]').getAttribute('data-value')) > 0.95);
    assert.equal(await panel.locator('[data-metric="logLoss"]').count(), 0);
  });

  it('give each class its probability in the file, and propose the same again', async () => {
    const { picker, editor } = descent();
    const text = await editor.hover('Adelie,Torgersen,39.1', '39.1');
    assert.match(text, /Prediction of species: Adelie/);
    assert.match(text, /P\(Adelie\) = .*P\(Chinstrap\) = .*P\(Gentoo\) = /);
    await choose('species', 'Sigmoid neuron');
    await picker.opened('Choose the class');
    assert.match(await picker.focused(), /Each class against the rest/);
    await picker.cancel();
  });
});
