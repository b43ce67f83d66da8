-- Public copies of photos: what leaves the circle of those who may see the whole matter. Made by a colleague's hand, from the clean copy.
alter table stored_file
  add column public_hash text,
  add column public_thumbnail_hash text,
  add column hidden_boxes jsonb,
  add column redacted_by uuid references account (id),
  add column redacted_at timestamptz,
  add constraint stored_file_public_copy check (
    num_nonnulls(public_hash, public_thumbnail_hash, hidden_boxes, redacted_by, redacted_at) in (0, 5)
    and (public_hash is null or kind = 'photo')
  );
comment on column stored_file.public_hash is 'personal: copy with people and plates blacked out; keep: 2y after close';
comment on column stored_file.public_thumbnail_hash is 'personal: small copy with people and plates blacked out; keep: 2y after close';
comment on column stored_file.hidden_boxes is 'personal: where people and plates are in the photo; keep: 2y after close';
comment on column stored_file.redacted_by is 'The colleague who drew the boxes, or who declared that no face or plate is to be seen (no boxes).';
