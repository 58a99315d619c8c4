#!/usr/bin/env python3
"""Judges one chaos run from its files alone. Usage: check.py RUN-FOLDER"""
import sys
from judge.main import main

sys.exit(main(sys.argv))
