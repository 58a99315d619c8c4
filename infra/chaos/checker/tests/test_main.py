"""The program itself: files in, report and exit code out."""

import contextlib
import io
import json
import os
import tempfile
import unittest

from judge.main import main

from .story import Story


def save(folder, story):
    os.mkdir(os.path.join(folder, "witness"))
    files = {"history": story.history, "stock": story.stock, "samples": story.samples, "faults": story.faults}
    files.update({os.path.join("witness", name): rows for name, rows in story.rows.items()})
    for name, rows in files.items():
        with open(os.path.join(folder, name + ".jsonl"), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    with open(os.path.join(folder, "run.json"), "w", encoding="utf-8") as file:
        json.dump(story.about, file)


class Program(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.story = Story()

    def judged(self):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            return main(["check.py", self.folder])

    def report(self):
        with open(os.path.join(self.folder, "report.json"), encoding="utf-8") as file:
            return {verdict["invariant"]: verdict for verdict in json.load(file)}

    def test_clean_is_0(self):
        save(self.folder, self.story)
        self.assertEqual(0, self.judged())
        self.assertEqual(0, sum(verdict["violations"] for verdict in self.report().values()))
        self.assertTrue(os.path.exists(os.path.join(self.folder, "report.txt")))

    def test_red_is_1_with_an_example(self):
        self.story.order("o1")["status"] = "pending"
        save(self.folder, self.story)
        self.assertEqual(1, self.judged())
        self.assertEqual("RED", self.report()["O4"]["state"])
        self.assertEqual("o1", self.report()["O4"]["examples"][0]["order_id"])

    def test_something_not_judged_is_2(self):
        self.story.history = [line for line in self.story.history if not line.get("cart")]
        save(self.folder, self.story)
        self.assertEqual(2, self.judged())
        self.assertEqual("not judged", self.report()["C1"]["state"])

    def test_a_missing_witness_is_2(self):
        save(self.folder, self.story)
        os.remove(os.path.join(self.folder, "witness", "intents.jsonl"))
        self.assertEqual(2, self.judged())

    def test_a_broken_line_is_2_but_the_last_may_be_cut_off(self):
        save(self.folder, self.story)
        history = os.path.join(self.folder, "history.jsonl")
        with open(history, "a", encoding="utf-8") as file:
            file.write('{"op":"buy_n')
        self.assertEqual(0, self.judged())
        with open(history, "a", encoding="utf-8") as file:
            file.write("\n")
        self.assertEqual(2, self.judged())


if __name__ == "__main__":
    unittest.main()
