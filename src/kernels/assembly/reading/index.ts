export { index, records } from './fields';
export { fresh } from './fresh';
export { convert } from './numbers';
