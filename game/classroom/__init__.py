"""Many runs: collecting codes, the class report, lessons."""
