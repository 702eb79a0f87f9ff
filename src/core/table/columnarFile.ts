/** Whether a path is that of a file that holds a table column by column, as Parquet and Arrow do, and no text. */
export function isColumnarFile(path: string): boolean {
  return /\.(parquet|arrow|feather)$/i.test(path);
}
