export { index, records } from './fields';
export { convert } from './numbers';
