"""What the tests of invariants share."""

import unittest

from judge.main import judge

from .story import Story


def verdicts(story):
    return {verdict.invariant: verdict for verdict in judge(story.run())}


class Doctored(unittest.TestCase):

    def setUp(self):
        self.story = Story()

    def assert_red(self, invariant, what):
        verdict = verdicts(self.story)[invariant]
        self.assertEqual("RED", verdict.state(), f"{invariant} did not see it")
        self.assertIn(what, [example["what"] for example in verdict.examples])
