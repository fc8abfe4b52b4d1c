"""Yandex Disk, driven by yadisk."""
