import type { TableProps } from 'antd';
import type { TdHTMLAttributes } from 'react';

type Columns<Row> = NonNullable<TableProps<Row>['columns']>;
type Labelled = TdHTMLAttributes<HTMLElement> & { readonly 'data-label'?: string };

/** Columns whose cells carry their own heads: on a phone the table with class `stacked` becomes a list, where they stand before the cell. */
export function labelled<Row>(columns: Columns<Row>): Columns<Row> {
  return columns.map((column) => {
    if (typeof column.title !== 'string') return column;
    const cell: Labelled = { 'data-label': column.title };
    return { ...column, onCell: () => cell };
  });
}
