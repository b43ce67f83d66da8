import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { doors } from '../../../modules/matters/contract.ts';
import { addressOf } from '../../shared/call.ts';
import { useLanguage } from '../../shared/language.tsx';
import { download } from '../frame/download.ts';
import { ProblemLine } from '../frame/states.tsx';
import { filterInput, type MatterFilter } from './filter.ts';
import { deskWords } from './words.ts';

/** Exports the list as it is filtered; personal data leaves only with a reason. */
export function ExportForm({ filter }: { readonly filter: MatterFilter }) {
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () => download(addressOf(doors.export, { ...filterInput(filter), reason: reason.trim() })),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length >= 2) save.mutate();
  };
  return (
    <form className="drawer inline-form" onSubmit={send}>
      <label htmlFor="export-reason">{say(deskWords.exportReason)}</label>
      <Input
        id="export-reason"
        value={reason}
        maxLength={500}
        placeholder={say(deskWords.exportReasonHint)}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="primary" htmlType="submit" loading={save.isPending} disabled={reason.trim().length < 2}>
        {say(deskWords.exportDo)}
      </Button>
      <ProblemLine problem={save.error} />
    </form>
  );
}
