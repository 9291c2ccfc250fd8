/** A surface that nobody asked for: shows that one more is one more folder, and nothing else. */
package dev.hookferry.api.sixth;
