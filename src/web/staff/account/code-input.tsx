import { Input } from 'antd';
import { describedBy } from './line.tsx';

interface CodeInputProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly size?: 'large' | 'middle';
  readonly autoFocus?: boolean;
}

/** Six digits of an authenticator, typed with or without a space. */
export function CodeInput({ id, value, onChange, size = 'middle', autoFocus = false }: CodeInputProps) {
  return (
    <Input
      id={id}
      size={size}
      autoFocus={autoFocus}
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={7}
      className="figures"
      aria-describedby={describedBy(id)}
      value={value}
      onChange={(event) => onChange(event.target.value.replaceAll(/\s/g, ''))}
    />
  );
}
