// A list becomes places: the file, a look at what would come of it, and the way back.
import { useRef, useState } from "preact/hooks";
import { wordsOf } from "./api.ts";
import { type Answer, imported, noOptions, type Options, outcomeOf, rowsAtOnce, rowsOf, send } from "./lists.ts";
import { Fault, Heading, useSending } from "./parts.tsx";
import { Counts, Preview, RowLink } from "./preview.tsx";
import { revertAct } from "./suggestions.ts";
import { tell } from "./told.tsx";
import { say } from "./words.ts";

export function ImportView({ canUndo }: { canUndo: boolean }) {
  const [file, setFile] = useState<File>();
  const [options, setOptions] = useState<Options>(noOptions);
  const [answer, setAnswer] = useState<Answer>();
  const [done, setDone] = useState<Answer>();
  const [isSending, setSending] = useState(false);
  const [fault, setFault] = useState<string>();
  const latest = useRef(0);
  const isApplying = useRef(false);

  // Whatever is chosen while an answer is on its way is asked at once: the last answer counts.
  const run = async (what: () => Promise<Answer>, then: (answer: Answer) => void): Promise<void> => {
    const mine = ++latest.current;
    setSending(true);
    setFault(undefined);
    try {
      const answer = await what();
      if (mine === latest.current) then(answer);
    } catch (wrong) {
      if (mine === latest.current) setFault(wordsOf(wrong));
    } finally {
      if (mine === latest.current) setSending(false);
    }
  };
  const look = (of: File, by: Options): void => {
    if (isApplying.current) return;
    setFile(of);
    setOptions(by);
    setDone(undefined);
    void run(() => send(of, by), (preview) => {
      setAnswer(preview);
      tell(say("desk.import.read", { name: of.name, count: rowsOf(preview) }));
    });
  };
  const take = (of: File | undefined): void => {
    if (!of) return;
    setAnswer(undefined);
    look(of, noOptions);
  };
  const apply = async (): Promise<void> => {
    isApplying.current = true;
    await run(() => send(file!, options, answer!.preview), (result) => {
      const { actId } = result;
      setDone(result);
      setAnswer(undefined);
      tell(say("desk.import.done", { name: file!.name }), actId && canUndo ? { undo: () => revertAct(actId, say("desk.undo.comment")) } : {});
    });
    isApplying.current = false;
  };

  return (
    <>
      <Heading>{say("desk.import")}</Heading>
      <Drop isSending={isSending} onFile={take} />
      {file && <p role="status"><bdi>{file.name}</bdi> {isSending && say("desk.import.works")}</p>}
      <Fault text={fault} />
      {fault && file && <p><button type="button" onClick={() => look(file, options)}>{say("desk.retry")}</button></p>}
      {done && <Done answer={done} canUndo={canUndo} />}
      {answer && file && (
        <Preview answer={answer} options={options} isSending={isSending} isRefused={fault !== undefined} onChange={(by) => look(file, by)} onApply={() => void apply()}
          onComment={(comment) => setOptions({ ...options, comment })} />
      )}
    </>
  );
}

function Drop({ isSending, onFile }: { isSending: boolean; onFile: (file: File | undefined) => void }) {
  const [isOver, setOver] = useState(false);
  return (
    <div class={isOver ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!isSending) onFile(event.dataTransfer?.files[0]);
      }}>
      <label>{say("desk.import.file")}
        <input type="file" disabled={isSending} onChange={({ currentTarget }) => onFile(currentTarget.files?.[0])} />
      </label>
      <p class="hint">{say("desk.import.hint")}</p>
    </div>
  );
}

/** What an import did, and the way back. */
function Done({ answer, canUndo }: { answer: Answer; canUndo: boolean }) {
  const [isUndone, setUndone] = useState(false);
  const { isSending, fault, run } = useSending();
  const { actId, rows = [] } = answer;
  const undo = (): Promise<void> => run(async () => {
    tell(await revertAct(actId!, say("desk.undo.comment")));
    setUndone(true);
  });
  return (
    <section>
      <h3 tabIndex={-1}>{say("desk.import.result")}</h3>
      <Counts answer={answer} />
      <p>{say("desk.import.seen", { published: answer.published ?? 0, waiting: answer.waiting ?? 0 })}</p>
      <ul class="rows">
        {rows.filter(({ placeId, eventId, outcome }) => (placeId ?? eventId) && imported.includes(outcomeOf(outcome))).slice(0, rowsAtOnce).map((row) => (
          <li><RowLink row={row}><bdi>{row.name}</bdi></RowLink></li>
        ))}
      </ul>
      <Fault text={fault} />
      {actId && canUndo && !isUndone && <p><button type="button" class="alarm" disabled={isSending} onClick={() => void undo()}>{say("desk.import.undo")}</button></p>}
      {actId && !canUndo && <p class="hint">{say("desk.import.undo.reviewer")}</p>}
    </section>
  );
}
